"""The documentation as a site: it builds in strict mode, has every page, needs no network."""

import html
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import sunward
from conftest import SOURCE

pytest.importorskip("mkdocs")
pytest.importorskip("material")
KATEX = SOURCE / "tools" / "site" / "node_modules" / "katex"
if not KATEX.exists():
    pytest.skip("npm has not brought the files of tools/site", allow_module_level=True)

PAGES = sorted((SOURCE / "docs").rglob("*.md"))
RESOURCE = re.compile(r"<(?:script|img|link|iframe|source|video|object)\b[^>]*?\b(?:src|href|data)=\"([^\"]*)\"")
FORMULA = re.compile(r'class="arithmatex">\s*(\\\(.*?\\\)|\\\[.*?\\\])', re.DOTALL)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    done = build(SOURCE / "mkdocs.yml", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def build(config: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Not --quiet: it would hide the warnings from the strict mode too."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", config, "-d", folder],
        capture_output=True, text=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )


def test_every_page_of_docs_is_a_page_of_the_site(site):
    for page in PAGES:
        path = page.relative_to(SOURCE / "docs").with_suffix(".html")
        made = site / (path.parent / "index.html" if path.name == "README.html" else path)
        assert made.exists(), made


def test_no_page_asks_the_network_for_anything(site):
    asked = [
        (page.name, target)
        for page in site.rglob("*.html")
        for target in RESOURCE.findall(page.read_text(encoding="utf-8"))
        if re.match(r"(https?:)?//", target)
    ]
    asked += [
        (sheet.name, target)
        for sheet in site.rglob("*.css")
        for target in re.findall(r"url\(['\"]?(https?:[^)]*)", sheet.read_text(encoding="utf-8"))
    ]
    assert asked == []


def test_what_pages_ask_for_is_there(site):
    missing = [
        (page.name, target)
        for page in site.rglob("*.html")
        if page.name != "404.html"  # served from anywhere, so its links begin at the root
        for target in RESOURCE.findall(page.read_text(encoding="utf-8"))
        if not target.startswith("data:") and not (page.parent / target.split("?")[0]).exists()
    ]
    assert missing == []


def test_every_formula_is_one_that_katex_can_set(site):
    if shutil.which("node") is None:
        pytest.skip("no Node.js")
    formulas = [
        (page.name, html.unescape(formula[2:-2]))
        for page in site.rglob("*.html")
        for formula in FORMULA.findall(page.read_text(encoding="utf-8"))
    ]
    assert len(formulas) > 100
    script = """
      const katex = require(process.argv[1]);
      const formulas = JSON.parse(require("fs").readFileSync(0, "utf8"));
      for (const [page, formula] of formulas)
        try { katex.renderToString(formula, { throwOnError: true, strict: "ignore" }); }
        catch (error) { console.log(page + ": " + error.message); }
    """
    done = subprocess.run(
        ["node", "-e", script, KATEX], input=json.dumps(formulas), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""


def test_no_formula_is_left_as_it_was_typed(site):
    for page in site.rglob("*.html"):
        text = re.sub(r"<(pre|code|script)\b.*?</\1>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert "$$" not in text, page


def test_search_works_without_a_server(site):
    index = (site / "search" / "search_index.js").read_text(encoding="utf-8")
    assert index.startswith("var __index")
    assert "electrolyser" in index
    assert "assets/iframe-worker.js" in (site / "index.html").read_text(encoding="utf-8")


def test_every_public_name_of_the_package_is_spelled_out(site):
    page = (site / "reference" / "python.html").read_text(encoding="utf-8")
    names = [name for name in sunward.__all__ if not name.startswith("__") and name != "lp"]
    names += [f"lp.{name}" for name in sunward.lp.__all__ if name not in ("Before", "SharedAt", "StepRow", "SharedRow")]
    assert [name for name in names if f'id="sunward.{name}"' not in page] == []


@pytest.mark.parametrize(
    ("mistake", "words"),
    [
        ("[nowhere](nowhere.md)", "nowhere"),
        ("[there](index.md#no-such-heading)", "no-such-heading"),
    ],
)
def test_a_broken_link_fails(tmp_path, mistake, words):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(f"# Home\n\n{mistake}\n", encoding="utf-8")
    rules = (SOURCE / "mkdocs.yml").read_text(encoding="utf-8").split("\nvalidation:")[1]
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\nstrict: true\nvalidation:{rules}", encoding="utf-8")
    done = build(tmp_path / "mkdocs.yml", tmp_path / "site")
    assert done.returncode != 0
    assert words in done.stdout + done.stderr


def test_a_page_without_a_place_in_the_navigation_fails(tmp_path):
    folder = tmp_path / "docs" / "unheard_of"
    folder.mkdir(parents=True)
    (tmp_path / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (folder / "page.md").write_text("# Page\n", encoding="utf-8")
    rules = (SOURCE / "mkdocs.yml").read_text(encoding="utf-8").split("\nvalidation:")[1]
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: x\nstrict: true\nnav: [index.md]\nvalidation:{rules}", encoding="utf-8"
    )
    done = build(tmp_path / "mkdocs.yml", tmp_path / "site")
    assert done.returncode != 0
    assert "unheard_of" in done.stdout + done.stderr
