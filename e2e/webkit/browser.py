#!/usr/bin/python3
"""A WebKitGTK browser for tests: like MiniBrowser under automation, but with storage that stays,
a console that is written down, and no bars around the page."""

import os
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

HOME = os.environ["HOME"]


def context():
    """Where storage lies, who is called by proxy, and the reader's languages."""
    data = WebKit2.WebsiteDataManager(
        base_data_directory=f"{HOME}/webkit", base_cache_directory=f"{HOME}/webkit-cache"
    )
    proxy = next(a.split("=", 1)[1] for a in sys.argv if a.startswith("--proxy="))
    ours = WebKit2.NetworkProxySettings.new(proxy, ["127.0.0.1", "localhost"])
    data.set_network_proxy_settings(WebKit2.NetworkProxyMode.CUSTOM, ours)
    made = WebKit2.WebContext.new_with_website_data_manager(data)
    made.set_preferred_languages([os.environ["LANGUAGE"]])
    made.set_automation_allowed(True)
    made.connect("automation-started", started)
    made.connect("download-started", downloading)
    return made


def started(_context, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("MiniBrowser")
    info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), 0)
    session.set_application_info(info)
    session.connect("create-web-view::window", lambda *_: window())
    session.connect("create-web-view::tab", lambda *_: window())


def window(related=None):
    """A window of its own for every page: a tab in the background never sees the mouse."""
    if related:
        view = WebKit2.WebView(related_view=related, is_controlled_by_automation=True)
    else:
        view = WebKit2.WebView(web_context=CONTEXT, is_controlled_by_automation=True)
    view.get_settings().set_enable_write_console_messages_to_stdout(True)
    frame = Gtk.Window()
    frame.set_default_size(1280, 900)
    frame.add(view)
    view.connect("close", lambda _: frame.destroy())
    view.connect("create", lambda opener, _action: window(opener))
    frame.show_all()
    view.grab_focus()
    return view


def downloading(_context, download):
    def decide(download, name):
        download.set_destination(f"file://{HOME}/downloads/{name}")
        return True

    download.connect("decide-destination", decide)


# The driver throws the output away; the console is in it.
log = os.open(f"{HOME}/driver.log", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
os.dup2(log, 1)
os.dup2(log, 2)
CONTEXT = context()
Gtk.main()
