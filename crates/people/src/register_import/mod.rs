//! x
pub const ROOM: web::Room = web::Room::EMPTY;
