"""Who may talk to the review's server, and what it gives out."""

import http.client
import json
from threading import Thread
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from built import finding, result
from gouji.errors import UsageError
from gouji.review import Ledger, Server, Session
from gouji.writers import write_to
from gouji.writers.anchors import page_link
from gouji.writers.listing import read_entries


def served(tmp_path, host="127.0.0.1"):
    write_to([result(findings=[finding(number=n) for n in range(3)])], tmp_path, "html")
    server = Server(Session(tmp_path, Ledger(tmp_path / "decisions.jsonl"), "王"), host)
    Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture
def server(tmp_path):
    found = served(tmp_path)
    yield found
    found.shutdown()
    found.server_close()


@pytest.fixture
def open_server(tmp_path):
    found = served(tmp_path, "0.0.0.0")
    yield found
    found.shutdown()
    found.server_close()


def ask(server, method="GET", path="/", body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.putrequest(method, path, skip_host="Host" in given, skip_accept_encoding=True)
    for name, value in given.items():
        connection.putheader(name, value)
    if body is not None:
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


def say(server, decision="accept", number=0, **changes):
    headers = {"Origin": f"http://127.0.0.1:{server.server_port}", "Content_Type": "application/json", **changes}
    anchor = f"f-{number:016x}"
    body = json.dumps({"anchor": anchor, "decision": decision, "note": "备注"}).encode()
    return ask(server, "POST", "/-/decision", body, **{name: value for name, value in headers.items() if value is not None})


def test_pages_come_with_a_policy_of_their_own(server):
    for path in ("/", "/" + quote(page_link(result()), safe="/%")):
        answer, body = ask(server, path=path)
        assert answer.status == 200
        policy = answer.headers["Content-Security-Policy"]
        assert "connect-src 'self'" in policy and "default-src 'none'" in policy and "unsafe" not in policy
        assert policy.count("sha256-") == 2
        assert b"http-equiv" not in body and b"/-/review.js" in body
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_pages_on_disk_stay_closed(server, tmp_path):
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "connect-src" not in page and "http-equiv" in page and "review.js" not in page


def test_a_decision_is_kept(server, tmp_path):
    answer, body = say(server)
    assert answer.status == 200 and json.loads(body)["finding"]["state"] == "accept"
    (made,) = Ledger(tmp_path / "decisions.jsonl").made
    assert (made.reviewer, made.note, made.code) == ("王", "备注", "GJ201")
    state = json.loads(ask(server, path="/-/state?lang=en")[1])
    assert state["counts"] == {"accept": 1, "open": 2} and state["words"]["accept"] == "Confirm"
    assert json.loads(say(server, "undo")[1])["finding"]["state"] == "open"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.evil.example:{}", "192.168.1.9:{}", "", "[x"])
def test_other_names_are_refused(server, host):
    answer, _ = ask(server, Host=host.format(server.server_port))
    assert answer.status == 421


@pytest.mark.parametrize(
    "changes",
    [
        {"Origin": None},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "https://127.0.0.1:{}"},
        {"Content_Type": "text/plain"},
        {"Content_Type": "application/x-www-form-urlencoded"},
        {"Content_Type": None},
    ],
)
def test_changes_from_elsewhere_are_refused(server, tmp_path, changes):
    told = {name: value and value.format(server.server_port) for name, value in changes.items()}
    assert say(server, **told)[0].status == 403
    assert Ledger(tmp_path / "decisions.jsonl").made == ()


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"anchor": "f-x", "decision": "accept"}', b'{"anchor": 1, "decision": []}'])
def test_nonsense_changes_nothing(server, tmp_path, body):
    headers = {"Origin": f"http://127.0.0.1:{server.server_port}", "Content_Type": "application/json"}
    assert ask(server, "POST", "/-/decision", body, **headers)[0].status == 400
    assert Ledger(tmp_path / "decisions.jsonl").made == ()


def test_too_much_is_not_read(server):
    headers = {"Origin": f"http://127.0.0.1:{server.server_port}", "Content_Type": "application/json"}
    assert ask(server, "POST", "/-/decision", b" " * 30_000, **headers)[0].status == 400


@pytest.mark.parametrize(
    "path", ["/../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html", "//etc/passwd", "/decisions.jsonl", "/findings.json",
             "/.gouji-files", "/%00.html", "/-/server.py", "/-/../review.js", "/link.html", "/reports/"]
)  # fmt: skip
def test_nothing_but_the_pages_is_given_out(server, tmp_path, path):
    (tmp_path.parent / "secret.html").write_text("secret", encoding="utf-8")
    if not (tmp_path / "link.html").exists():
        (tmp_path / "link.html").symlink_to(tmp_path.parent / "secret.html")
    say(server)
    answer, body = ask(server, path=path)
    assert answer.status == 404 and b"secret" not in body


def test_it_listens_on_the_loopback_alone(server):
    assert server.server_address[0] == "127.0.0.1" and "token" not in server.address


def test_beyond_the_loopback_a_token_is_needed(open_server):
    assert ask(open_server)[0].status == 403
    assert say(open_server)[0].status == 403
    assert ask(open_server, path="/?token=wrong")[0].status == 403
    token = parse_qs(urlsplit(open_server.address).query)["token"][0]
    answer, _ = ask(open_server, path=f"/?token={token}")
    cookie = answer.headers["Set-Cookie"]
    assert answer.status == 303 and answer.headers["Location"] == "/" and "HttpOnly" in cookie and "SameSite=Strict" in cookie
    assert ask(open_server, Cookie=cookie.split(";")[0])[0].status == 200
    assert say(open_server, Cookie=cookie.split(";")[0])[0].status == 200
    assert ask(open_server, Cookie=cookie.split(";")[0], Host=f"evil.example:{open_server.server_port}")[0].status == 421


def test_a_port_in_use_and_a_folder_without_pages_are_said(server, tmp_path):
    with pytest.raises(UsageError, match="listened"):
        Server(server.session, port=server.server_port)
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="no pages"):
        Session(tmp_path / "empty", Ledger(tmp_path / "d.jsonl"), "")


def test_the_listing_is_that_of_the_pages(server, tmp_path):
    assert [entry.anchor for entry in read_entries(tmp_path)] == [f"f-{n:016x}" for n in range(3)]
