//! `cargo xtask serve`: the editor on this machine.

use std::fs;
use std::net::{Ipv4Addr, SocketAddrV4, TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::context::Context;
use crate::group::Group;
use crate::refusal::{Outcome, Refusal};
use crate::{site, tools};

/// Builds and serves until it is interrupted; a change of a source file builds again.
pub fn serve(context: &Context, port: u16) -> Outcome<()> {
    let address = SocketAddrV4::new(Ipv4Addr::LOCALHOST, port);
    TcpListener::bind(address).map_err(|error| {
        Refusal::new(format!("serving on {address}"), error.to_string())
            .by_hand(format!("cargo xtask serve --port {}", port.checked_add(1).unwrap_or(8080)))
    })?;
    tools::setup(context)?;
    site::require(context, &["index.html", "Trunk.toml"])?;
    println!("building the site, takes 1 to 5 min the first time");
    let start = SystemTime::now();
    let mut trunk = site::trunk(context);
    trunk.args([
        "serve", "--release", "--offline", "--locked", "--no-autoreload=true", "--address", "127.0.0.1",
    ]);
    let mut server = Group::start(trunk.arg("--port").arg(port.to_string()))?;
    wait_until_it_answers(&mut server, address)?;
    if built_since(context, start) {
        println!("\nthe editor is at http://{address}/ (Ctrl+C ends it)");
    } else {
        println!(
            "\nthe build failed, as said above: http://{address}/ shows the editor once a change of the sources builds"
        );
    }
    let status = server.wait()?;
    Err(Refusal::new("trunk serve", format!("it ended by itself with {status}")))
}

/// Trunk serves what it finds after a failed build too.
fn built_since(context: &Context, start: SystemTime) -> bool {
    let page = fs::metadata(context.site().join("index.html"));
    page.and_then(|page| page.modified()).is_ok_and(|time| time >= start)
}

fn wait_until_it_answers(server: &mut Group, address: SocketAddrV4) -> Outcome<()> {
    while TcpStream::connect(address).is_err() {
        match server.child().try_wait().map_err(Refusal::io("waiting for trunk serve"))? {
            Some(status) => {
                return Err(Refusal::new(
                    "trunk serve",
                    format!("it ended with {status}; its output tells why"),
                ));
            }
            None => thread::sleep(Duration::from_millis(200)),
        }
    }
    Ok(())
}
