"""Pages come from the manifest with the client in them; what acts needs the token."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.preview.app import App
from generator.preview.exchange import Answer, Request
from generator.preview.panel import ident_of
from tests.conftest import write_plain_theme
from tests.minisite import mini_site
from tests.preview.making import FILE, PROBLEM, TOKEN, FakeWorker, app_of, build_for_editors
from tests.preview.waiting import until

ORIGIN = "http://127.0.0.1:4040"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project whose preview is built below `out`."""
    folder = tmp_path_factory.mktemp("app")
    site = mini_site(folder)
    (site.root / "templates").mkdir()
    write_plain_theme(site.root / "templates")
    build_for_editors(site, folder / "out")
    (folder / "out" / "secret.html").write_text("not ours")
    return folder


@pytest.fixture
def worker() -> FakeWorker:
    """Notes what is asked of it."""
    return FakeWorker()


@pytest.fixture
def app(project: Path, worker: FakeWorker) -> App:
    """Shows the project."""
    return app_of(project / "project", project / "out", worker)


def body(answer: Answer) -> bytes:
    """Return an answer's bytes."""
    assert isinstance(answer.body, bytes)
    return answer.body


def get(app: App, path: str, **headers: str) -> Answer:
    """Ask for a page."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return app.answer(Request(method="GET", path=path, headers=named))


def post(
    app: App, name: str, value: Any, headers: Mapping[str, str] = {}, *, local: bool = True
) -> Answer:
    """Ask for something to be done, as our own pages do; `headers` replace theirs."""
    ours = {"x-onrecord-token": TOKEN, "origin": ORIGIN, "content-type": "application/json"}
    given = {**ours, **{name.replace("_", "-"): text for name, text in headers.items()}}
    return app.answer(
        Request(
            method="POST",
            path=f"/.onrecord/{name}",
            headers={name: text for name, text in given.items() if text},
            body=json.dumps(value).encode(),
            local=local,
        )
    )


def told(answer: Answer) -> Mapping[str, Any]:
    """Return what an answer says."""
    value: Mapping[str, Any] = json.loads(body(answer))
    return value


def test_a_page_is_what_was_built_and_one_script(app: App, project: Path) -> None:
    """Nothing else is added or changed."""
    for path, name in (("/", "index.html"), ("/claims/bb-stops-ordering/", None)):
        page = body(get(app, path))
        script = re.search(rb'<script type="module" src="/\.onrecord/[^>]*></script>\n', page)
        assert script is not None
        built = (project / "out" / (name or f"{path[1:]}index.html")).read_bytes()
        assert page.replace(script[0], b"") == built


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("feeds/all.atom", "application/atom+xml"),
        ("feeds/all.json", "application/json"),
        ("feeds/all.ics", "text/calendar; charset=utf-8"),
        ("sitemap.xml", "application/xml"),
        ("robots.txt", "text/plain; charset=utf-8"),
    ],
)
def test_feeds_and_calendars_have_the_types_that_their_readers_look_for(
    app: App, name: str, media_type: str
) -> None:
    answer = get(app, f"/{name}")
    assert (answer.status, answer.media_type) == (200, media_type)


def test_other_files_are_served_as_they_are(app: App, project: Path) -> None:
    """With their type."""
    name = next(one for one in app.site.names if one.endswith(".css"))
    answer = get(app, f"/{name}")
    assert answer.media_type == "text/css; charset=utf-8"
    assert answer.body == (project / "out" / name).read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "/.onrecord.json",
        "/secret.html",
        "/../project/content/site.yaml",
        "/claims/../../project/content/site.yaml",
        "/%2e%2e/project/content/site.yaml",
        "/%2e%2e%2fproject%2fcontent%2fsite.yaml",
        "/%252e%252e%252fproject/content/site.yaml",
        "/..%5cproject%5ccontent%5csite.yaml",
        "/..%c0%afproject/content/site.yaml",
        "/claims/bb-stops-ordering/index.html%00.css",
        "/claims/bb-stops-ordering/%2e/",
        "/./",
        "//",
        "//evil.example/",
        "/\\evil.example/",
        "/content/site.yaml",
        "/claims/bb-stops-ordering/index.html/",
        "/claims/../claims/bb-stops-ordering/",
        "/%ff%fe",
        "/assets/",
        "/claims/bb-stops-ordering;x/",
        "/a" * 3000,
    ],
)
def test_what_the_manifest_does_not_name_is_not_there(app: App, path: str) -> None:
    """However it is written; and the answer repeats no word of it."""
    answer = get(app, path)
    assert answer.status == 404
    assert b"evil" not in body(answer)
    assert b"not ours" not in body(answer)


def test_a_name_may_be_written_in_percents(app: App) -> None:
    """Once, as browsers do."""
    assert get(app, "/claims/bb%2Dstops%2dordering/").status == 200


def test_a_missing_slash_leads_to_the_page_and_nowhere_else(app: App) -> None:
    """The address that is sent back is ours."""
    answer = get(app, "/claims/bb-stops-ordering")
    assert (answer.status, answer.headers["Location"]) == (307, "/claims/bb-stops-ordering/")
    for path in ("//claims/bb-stops-ordering", "/claims/bb-stops-ordering//", "//evil.example"):
        assert get(app, path).status == 404


def test_a_page_that_is_the_same_is_not_sent_again(app: App) -> None:
    """Its tag says so."""
    tag = get(app, "/").headers["ETag"]
    assert get(app, "/", if_none_match=tag).status == 304
    assert get(app, "/", if_none_match='"another"').status == 200


def test_a_site_below_a_path_is_served_there(tmp_path: Path) -> None:
    """As its links need it; the root leads to it."""
    site = mini_site(tmp_path)
    (site.root / "templates").mkdir()
    write_plain_theme(site.root / "templates")
    site.settle(url="https://shelves.example/report/")
    build_for_editors(site, tmp_path / "out")
    app = app_of(site.root, tmp_path / "out")
    app.site = type(app.site)(app.site.out, app.site.names, "/report/")
    assert get(app, "/").headers["Location"] == "/report/"
    assert get(app, "/report").headers["Location"] == "/report/"
    assert get(app, "/report/claims/bb-stops-ordering/").status == 200
    assert get(app, "/claims/bb-stops-ordering/").status == 404


def test_without_a_site_there_is_a_page_that_waits_for_one(tmp_path: Path) -> None:
    """Whatever is asked for."""
    answer = get(app_of(tmp_path, tmp_path / "nothing"), "/claims/x/")
    assert answer.status == 503
    assert b"data-onrecord-standalone" in body(answer)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "X"])
def test_pages_are_only_read(app: App, method: str) -> None:
    """Every other method is refused."""
    assert app.answer(Request(method=method, path="/")).status == 405


@pytest.mark.parametrize("name", ["open", "fix", "places"])
@pytest.mark.parametrize(
    "headers",
    [
        {"x_onrecord_token": ""},
        {"x_onrecord_token": "another"},
        {"x_onrecord_token": TOKEN[:-1]},
        {"x_onrecord_token": "\xe9"},
        {"origin": ""},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_nothing_is_done_without_the_token_and_the_origin(
    app: App, worker: FakeWorker, name: str, headers: Mapping[str, str]
) -> None:
    """Another page in the same browser has neither."""
    assert post(app, name, {"ids": []}, headers).status == 403
    assert worker.asked == []


def test_nothing_is_done_for_another_machine(app: App, worker: FakeWorker) -> None:
    """It may read, where the editor allowed that."""
    assert post(app, "fix", {"problem": ident_of(PROBLEM.diagnostic)}, local=False).status == 403
    assert post(app, "open", {"record": "bb-stops-ordering"}, local=False).status == 403
    assert worker.asked == []


def test_only_json_is_read(app: App) -> None:
    """A form of another site can't send it without asking first."""
    assert post(app, "open", {}, {"content_type": "text/plain"}).status == 415
    values: tuple[object, ...] = ([], "text", None, 3)
    for value in values:
        assert post(app, "open", value).status == 400


def test_records_are_found(app: App) -> None:
    """Those that are known."""
    found = told(post(app, "places", {"ids": ["bb-stops-ordering", "nobody"]}))
    assert found == {"bb-stops-ordering": f"{FILE}:1:1"}
    assert post(app, "places", {"ids": [1]}).status == 400


def test_a_known_place_is_opened_in_the_editor(
    app: App, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the command that the editor named, with file, line and column."""
    note = tmp_path / "opened"
    monkeypatch.setenv(
        "ONRECORD_EDITOR",
        f"sh -c 'echo \"$0\" > {note}.new && mv {note}.new {note}' {{file}}:{{line}}",
    )
    answer = told(post(app, "open", {"problem": ident_of(PROBLEM.diagnostic)}))
    assert answer == {"said": f"Opened {FILE}:3:13"}
    assert until(note.exists)
    assert note.read_text() == f"{(project / 'project' / FILE).resolve()}:3\n"


def test_an_editor_that_is_not_there_is_told(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a sentence."""
    monkeypatch.setenv("ONRECORD_EDITOR", "no-such-editor {file}")
    answer = post(app, "open", {"record": "bb-stops-ordering"})
    assert answer.status == 500
    assert told(answer) == {"said": "That failed: No such file or directory."}


@pytest.mark.parametrize(
    "asked",
    [
        {"problem": "another"},
        {"record": "nobody"},
        {"record": "../../etc/passwd"},
        {"file": FILE},
        {"problem": ["x"]},
        {},
    ],
)
def test_what_we_do_not_know_is_not_opened(
    app: App, asked: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A client names a problem or a record, never a file."""
    monkeypatch.setenv("ONRECORD_EDITOR", "no-such-editor {file}")
    assert post(app, "open", asked).status == 404


def test_a_fix_is_made_by_the_building_process(app: App, worker: FakeWorker) -> None:
    """Of a problem that is still known."""
    answer = told(post(app, "fix", {"problem": ident_of(PROBLEM.diagnostic)}))
    assert answer == {"said": "write `best-buy`"}
    assert worker.asked == [PROBLEM.diagnostic]
    assert post(app, "fix", {"problem": "another"}).status == 404


def test_a_lost_building_process_is_told(app: App, worker: FakeWorker) -> None:
    """And can be asked again."""
    worker.lost = True
    answer = post(app, "places", {"ids": ["x"]})
    assert answer.status == 503
    assert "SIGKILL" in told(answer)["said"]


def test_codes_are_explained(app: App) -> None:
    """As `onrecord explain` does it."""
    found = app.answer(Request(method="GET", path="/.onrecord/explain", query={"code": "e204"}))
    assert told(found)["code"] == "E204"
    assert told(found)["text"]
    assert app.answer(Request(method="GET", path="/.onrecord/explain")).status == 404


@pytest.mark.parametrize(
    "name",
    ["", "client/", "client/..%2fapp.py", "client/../app.py", "client/app.py", "live/", "fix"],
)
def test_the_preview_has_no_other_addresses(app: App, name: str) -> None:
    """No listing and no source."""
    assert get(app, f"/.onrecord/{name}").status == 404


def test_the_client_needs_nothing_from_elsewhere(app: App) -> None:
    """Every module that one imports is there, and the styles too."""
    for name, data in app.client.items():
        answer = get(app, f"/.onrecord/client/{name}")
        assert answer.body == data
        for other in re.findall(r'from "\./([^"]+)"|clientFile\("([^"]+)"\)', data.decode()):
            assert "".join(other) in app.client
        assert b"http://" not in data
        assert b"https://" not in data
