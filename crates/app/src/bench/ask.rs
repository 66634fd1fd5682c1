//! The asking side: one kept connection per client, as a browser keeps.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::header::{ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_TYPE};
use hyper::{Method, Request};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;

/// Asks one server in the name of one token.
#[derive(Clone)]
pub(super) struct Asker {
    client: Client<HttpConnector, Full<Bytes>>,
    base: String,
    token: String,
}

impl Asker {
    pub(super) fn new(address: SocketAddr, token: String) -> Self {
        Self { client: Client::builder(TokioExecutor::new()).pool_max_idle_per_host(64).build_http(), base: format!("http://{address}"), token }
    }

    async fn send(&self, method: Method, path: &str, accept: &str, packed: bool, body: Vec<u8>) -> Result<(u16, Bytes, Duration)> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base))
            .header(AUTHORIZATION, format!("Bearer {}", self.token))
            .header(ACCEPT, accept);
        if packed {
            request = request.header(ACCEPT_ENCODING, "br, gzip");
        }
        let request = request.header(CONTENT_TYPE, "application/json").body(Full::new(body.into()))?;
        let begun = Instant::now();
        let response = self.client.request(request).await.context("the server answers")?;
        let status = response.status().as_u16();
        let bytes = response.into_body().collect().await?.to_bytes();
        Ok((status, bytes, begun.elapsed()))
    }

    /// A page as a browser gets it.
    pub(super) async fn page(&self, path: &str) -> Result<Duration> {
        let (status, _, time) = self.send(Method::GET, path, "text/html", true, Vec::new()).await?;
        if status != 200 {
            bail!("{path} answered {status}");
        }
        Ok(time)
    }

    /// A form that answers a page.
    pub(super) async fn form(&self, path: &str, body: &Value) -> Result<Duration> {
        let (status, _, time) = self.send(Method::POST, path, "text/html", true, serde_json::to_vec(body)?).await?;
        if status != 200 && status != 303 {
            bail!("{path} answered {status}");
        }
        Ok(time)
    }

    /// Data in, data out.
    pub(super) async fn post(&self, path: &str, body: &Value) -> Result<(u16, Value, Duration)> {
        let (status, bytes, time) = self.send(Method::POST, path, "application/json", false, serde_json::to_vec(body)?).await?;
        Ok((status, serde_json::from_slice(&bytes).unwrap_or_default(), time))
    }

    /// Data of a page.
    pub(super) async fn data(&self, path: &str) -> Result<Value> {
        let (status, bytes, _) = self.send(Method::GET, path, "application/json", false, Vec::new()).await?;
        if status != 200 {
            bail!("{path} answered {status}");
        }
        Ok(serde_json::from_slice(&bytes)?)
    }

    /// Milliseconds that a request took.
    pub(super) async fn time_post(&self, path: &str, body: &Value) -> Result<u64> {
        let (_, _, time) = self.post(path, body).await?;
        Ok(u64::try_from(time.as_millis())?)
    }

    /// Bytes of a page, plain and packed.
    pub(super) async fn weigh(&self, path: &str) -> Result<(f64, f64)> {
        let (_, plain, _) = self.send(Method::GET, path, "text/html", false, Vec::new()).await?;
        let (_, packed, _) = self.send(Method::GET, path, "text/html", true, Vec::new()).await?;
        Ok((f64::from(u32::try_from(plain.len())?), f64::from(u32::try_from(packed.len())?)))
    }
}
