//! Short lists one after the other in one piece of memory; the place of a list that was taken out is wiped and used again.

use crate::hash::position;

/// Lists told apart by where they begin and how long they are.
#[derive(Default)]
pub(crate) struct Arena<T> {
    items: Vec<T>,
    /// Where wiped lists begin, by length.
    free: Vec<Vec<u32>>,
}

impl<T: Copy + Default> Arena<T> {
    /// Keeps a list and tells where it begins.
    pub(crate) fn put(&mut self, list: &[T]) -> u32 {
        if let Some(start) = self.free.get_mut(list.len()).and_then(Vec::pop) {
            let at = position(start);
            if let Some(place) = self.items.get_mut(at..at + list.len()) {
                place.copy_from_slice(list);
                return start;
            }
        }
        let start = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        self.items.extend_from_slice(list);
        start
    }

    pub(crate) fn get(&self, start: u32, length: usize) -> &[T] {
        let at = position(start);
        self.items.get(at..at + length).unwrap_or_default()
    }

    pub(crate) fn get_mut(&mut self, start: u32, length: usize) -> &mut [T] {
        let at = position(start);
        self.items.get_mut(at..at + length).unwrap_or_default()
    }

    /// Wipes a list.
    pub(crate) fn wipe(&mut self, start: u32, length: usize) {
        if length == 0 {
            return;
        }
        self.get_mut(start, length).fill(T::default());
        if self.free.len() <= length {
            self.free.resize_with(length + 1, Vec::new);
        }
        if let Some(free) = self.free.get_mut(length) {
            free.push(start);
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        self.items.capacity() * size_of::<T>()
    }

    #[cfg(test)]
    pub(crate) fn in_use(&self) -> usize {
        self.items.len() - self.free.iter().enumerate().map(|(length, free)| length * free.len()).sum::<usize>()
    }
}
