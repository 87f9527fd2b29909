"""The preview as a whole: saves, mistakes, deaths, and the end."""

from __future__ import annotations

import json
import os
import signal
import socket
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import in_order
from generator.preview.instance import RunningError
from generator.preview.session import PREVIEW, previewing
from tests.conftest import write_plain_theme
from tests.exactness.edits import ALL, small_report
from tests.minisite import NOW, MiniSite, build_anew, left
from tests.preview.asking import Reply, ask
from tests.preview.running import Running, running, serving
from tests.preview.saving import save
from tests.preview.waiting import until


@pytest.fixture
def site(site: MiniSite) -> MiniSite:
    """The small report in a theme that is compiled in no time."""
    (site.root / "templates").mkdir()
    write_plain_theme(site.root / "templates")
    return site


@pytest.fixture
def preview(site: MiniSite) -> Iterator[Running]:
    """A running preview of it."""
    with running(site.root) as preview:
        yield preview


def page(preview: Running, route: str) -> Reply:
    """Return a page as it is served."""
    return ask(preview.session.port, route)


def _shows(preview: Running, route: str, text: str) -> bool:
    return text.encode() in page(preview, route).body


def state(port: int) -> Any:
    """Return what a page is told when it opens."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        line.sendall(f"GET /.onrecord/live HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        got = b""
        while b"\n\n" not in got.partition(b"data: ")[2]:
            got += line.recv(1 << 20)
    return json.loads(got.partition(b"data: ")[2].partition(b"\n\n")[0])


def test_a_save_is_served(preview: Running, site: MiniSite) -> None:
    """And told: the file, the page, the time."""
    site.put("pages/about", body="Another record.")
    event = preview.built()[-1]
    assert event.files == ("content/pages/about.yaml",)
    assert b"Another record." in page(preview, "/about/").body
    told = state(preview.session.port)
    assert told["saved"] == "/about/"
    assert told["asOf"]


def test_a_mistake_keeps_the_last_good_page_and_a_repair_heals(
    preview: Running, site: MiniSite
) -> None:
    """The state tells of both."""
    before = page(preview, "/claims/bb-stops-ordering/").body
    site.put("claims/bb-stops-ordering", subject="best-bye")
    preview.built()
    told = state(preview.session.port)
    assert told["errors"] == 1
    assert told["problems"][0]["place"] == "content/claims/bb-stops-ordering.yaml:3:14"
    assert page(preview, "/claims/bb-stops-ordering/").body == before
    site.put("claims/bb-stops-ordering", title="Mended")
    assert preview.built()[-1].again
    assert state(preview.session.port)["errors"] == 0
    assert b"Mended" in page(preview, "/claims/bb-stops-ordering/").body


def test_pages_are_there_while_a_file_is_being_saved(preview: Running, site: MiniSite) -> None:
    """Renamed away, emptied, written bit by bit: never 404, never half."""
    path = site.root / "content/claims/bb-stops-ordering.yaml"
    text = path.read_text()
    seen = set()
    for round_ in range(3):
        path.rename(f"{path}~")
        for _ in range(10):
            reply = page(preview, "/claims/bb-stops-ordering/")
            seen.add((reply.status, b"Best Buy stops ordering" in reply.body))
            time.sleep(0.01)
        path.write_text("")
        time.sleep(0.1)
        half, new = len(text) // 2, text.replace("Huawei phones", f"Huawei phones {round_}")
        with path.open("w") as file:
            file.write(new[:half])
            file.flush()
            time.sleep(0.01)
            file.write(new[half:])
        assert until(partial(_shows, preview, "/claims/bb-stops-ordering/", f"phones {round_}"))
    assert seen == {(200, True)}


def test_a_renamed_record_is_led_to(preview: Running, site: MiniSite) -> None:
    """From the address that is gone."""
    folder = site.root / "content/claims"
    (folder / "target-stops-selling.yaml").rename(folder / "target-ends-it.yaml")
    assert until(lambda: page(preview, "/claims/target-ends-it/").status == 200)
    assert page(preview, "/claims/target-stops-selling/").status == 404
    moved = state(preview.session.port)["moved"]
    assert moved["/claims/target-stops-selling/"] == "/claims/target-ends-it/"


def test_two_hundred_files_at_once_are_one_build(preview: Running, site: MiniSite) -> None:
    """And one patch."""
    version = state(preview.session.port)["version"]
    for number in range(200):
        site.put(f"outlets/paper-{number:03}", name=f"The paper {number}")
    preview.built()
    time.sleep(0.3)
    assert state(preview.session.port)["version"] == version + 1
    assert page(preview, "/outlets/paper-199/").status == 200


def test_a_killed_builder_is_told_of_and_replaced(preview: Running, site: MiniSite) -> None:
    """The next save is built as if nothing had been."""
    os.kill(preview.session.worker.pid, signal.SIGKILL)
    site.put("pages/about", body="After the death.")
    assert until(lambda: b"After the death." in page(preview, "/about/").body)
    assert any("SIGKILL" in event.lost for event in preview.events)


def test_the_site_of_the_last_preview_is_there_at_once(site: MiniSite) -> None:
    """While the first build runs."""
    with running(site.root) as first:
        first.events.clear()
    with previewing(site.root, as_of=NOW.isoformat(), host="127.0.0.1", port=0) as session:
        assert ask(session.port, "/claims/bb-stops-ordering/").status == 200


def test_a_second_preview_of_a_project_says_where_the_first_is(
    preview: Running, site: MiniSite
) -> None:
    """They would write over each other."""
    with (
        pytest.raises(RunningError, match=f"127.0.0.1:{preview.session.port}/"),
        previewing(site.root, as_of="", host="127.0.0.1", port=0),
    ):
        pass


def test_a_build_may_run_beside_a_preview(preview: Running, site: MiniSite) -> None:
    """And holds back what the preview shows."""
    site.put("claims/target-stops-selling", draft="yes", title="A secret title")
    preview.built()
    assert site.build().outcome is not None
    assert b"A secret title" in page(preview, "/claims/target-stops-selling/").body
    assert not any(b"A secret title" in data for data in site.pages().values())


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[MiniSite, Running]]:
    """A project whose preview lives through many series of saves."""
    folder = tmp_path_factory.mktemp("desk")
    site = MiniSite(folder / "project", folder / "clean")
    for name, text in small_report().items():
        site.write(name, text)
    (site.root / "templates").mkdir()
    write_plain_theme(site.root / "templates")
    with running(site.root) as preview:
        yield site, preview


SAVES = st.lists(
    st.tuples(st.sampled_from(sorted(ALL)), st.sampled_from([0.0, 0.0, 0.02, 0.06])),
    min_size=1,
    max_size=6,
)


@settings(
    max_examples=settings().max_examples // 6,
    phases=[Phase.generate],  # to shrink what depends on time takes long and finds little
    suppress_health_check=[HealthCheck.too_slow],
)
@given(series=SAVES)
def test_after_any_series_of_saves_the_preview_equals_a_clean_build(
    desk: tuple[MiniSite, Running], series: list[tuple[str, float]]
) -> None:
    """Byte for byte, without the search index, which no save waits for.

    The manifest says the same, though it was not written at once.
    Where a clean build has errors, the preview shows errors and a whole older site.
    """
    site, preview = desk
    files = small_report()
    save(site, files)
    for name, pause in series:
        ALL[name](files)
        save(site, files)
        time.sleep(pause)
    clean = build_anew(site, site.out, "editor")
    shown = site.root / PREVIEW / "site"

    def settled() -> bool:
        result = preview.events[-1].result
        told = in_order(one.diagnostic for one in result.problems) if result else ()
        try:
            return told == clean.diagnostics and (
                clean.outcome is None or left(shown) == left(site.out)
            )
        except FileNotFoundError:  # it is being written
            return False

    assert until(settled), series
    assert (shown / "index.html").is_file()


def _children(pid: int) -> list[int]:
    return [
        int(one)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for one in (task / "children").read_text().split()
    ]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_ends_at_once_with_clients_connected(site: MiniSite, number: int) -> None:
    """And leaves no process."""
    with serving(site.root, "-p", "0") as command:
        lines = []
        for path in ("/.onrecord/live", "/"):
            line = socket.create_connection(("127.0.0.1", command.port), timeout=5)
            line.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{command.port}\r\n\r\n".encode())
            assert line.recv(50).startswith(b"HTTP/1.1 200")
            lines.append(line)
        children = _children(command.process.pid)
        assert children
        began = time.monotonic()
        assert command.end(number) == 130
        assert time.monotonic() - began < 3
        assert until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in children), 3)
        for line in lines:
            line.close()
    assert command.lines[-1] == "Stopped."
    assert "Traceback" not in "\n".join(command.lines)


def test_the_builder_ends_when_the_server_is_killed(site: MiniSite) -> None:
    """It notices that nobody will ask."""
    with serving(site.root, "-p", "0") as command:
        children = _children(command.process.pid)
        command.end(signal.SIGKILL)
        assert until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in children), 5)


def test_the_command_tells_of_saves_in_short_lines(site: MiniSite) -> None:
    """Time, file, pages, milliseconds; mistakes with their place and help; and that they went."""
    with serving(site.root, "-p", "0") as command:
        assert command.lines[0].startswith("Preview   http://127.0.0.1:")
        site.put("pages/about", body="Another record.")
        assert until(lambda: "content/pages/about.yaml" in command.lines[-1])
        assert "1 page, " in command.lines[-1]
        site.put("retailers/target", name="Target", parent="best-bye")
        assert until(lambda: "E204" in command.lines[-1])
        assert "1 error, page kept as of" in command.lines[-2]
        assert "content/retailers/target.yaml:4:13: no entity has the id" in command.lines[-1]
        assert "did you mean `best-buy`?" in command.lines[-1]
        site.put("retailers/target")
        assert until(lambda: "fixed" in command.lines[-1])


def test_a_taken_port_is_told_and_the_next_is_used(site: MiniSite) -> None:
    """Nothing has to be typed again."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serving(site.root, "-p", str(port)) as command:
            assert command.lines[0] == f"Port {port} is taken; using {command.port}."
            assert command.port > port


def test_other_machines_are_warned_about(site: MiniSite) -> None:
    """Drafts are not for everybody."""
    everywhere = ".".join("0000")
    with serving(site.root, "-p", "0", "--host", everywhere) as command:
        assert any(line.startswith("Warning") and "drafts" in line for line in command.lines)
        assert ask(command.port, "/").status == 200
        assert ask(command.port, "/", host="evil.example").status == 421


def test_a_project_with_errors_is_served_as_soon_as_they_are_mended(site: MiniSite) -> None:
    """Until then there is a page that waits."""
    site.put("retailers/target", name="Target", parent="best-bye")
    with serving(site.root, "-p", "0") as command:
        assert ask(command.port, "/").status == 503
        site.put("retailers/target")
        assert until(lambda: ask(command.port, "/").status == 200)
