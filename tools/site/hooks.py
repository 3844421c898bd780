"""What MkDocs does not do by itself: navigation from the folders, links to files beside docs/, the
files that show formulas, and displayed formulas in the middle of a paragraph.
"""

import posixpath
import re
from pathlib import Path

from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent

# Tab, folder of docs/, and the pages that come first; the rest follow in the order of their names.
SECTIONS = (
    ("Tutorials", "tutorial", ()),
    ("Guide", "guide", ("case_file", "weather", "results", "simulate", "finance", "bill", "rules")),
    ("Theory", "theory", ("formulation", "engine")),
    ("Reference", "reference", ("case_file", "results")),
    ("Developers", "developer", ()),
    ("Decisions", "decisions", ("README",)),
)
LINK = re.compile(r"(!?\[[^\]]*\]\()([^)\s]+)(\))")


def pages_of(docs: Path, folder: str, first: tuple[str, ...]) -> list[str]:
    names = sorted(page.stem for page in (docs / folder).glob("*.md"))
    order = [name for name in first if name in names] + [n for n in names if n not in first]
    return [f"{folder}/{name}.md" for name in order]


def on_config(config):
    docs = Path(config.docs_dir)
    nav = [{"Home": ["index.md", "nomenclature.md", {"简体中文": "zh/index.md"}]}]
    nav += [{title: pages_of(docs, folder, first)} for title, folder, first in SECTIONS]
    config.nav = nav
    return config


def on_files(files, config):
    modules = HERE / "node_modules"
    katex = modules / "katex" / "dist"
    wanted = ["katex.min.css", "katex.min.js", "contrib/auto-render.min.js"]
    wanted += [f"fonts/{font.name}" for font in sorted((katex / "fonts").glob("*.woff2"))]
    copied = {f"assets/katex/{name}": katex / name for name in wanted}
    copied["assets/iframe-worker.js"] = modules / "iframe-worker" / "shim" / "index.js"
    copied["assets/formulas.js"] = HERE / "formulas.js"
    copied["assets/site.css"] = HERE / "site.css"
    for page in files.documentation_pages():
        for target in links_outside(page):
            copied[f"files/{target}"] = ROOT / target
    for uri, source in copied.items():
        files.append(File.generated(config, uri, abs_src_path=str(source)))
    return files


def outside(page_uri: str, link: str) -> str | None:
    """Path from the project folder of a link that leaves docs/; None for any other."""
    name = link.split("#")[0]
    if not name or "://" in link:
        return None
    path = posixpath.normpath(posixpath.join("docs", posixpath.dirname(page_uri), name))
    inside = path == "docs" or path.startswith("docs/")
    return None if inside or not (ROOT / path).is_file() else path


def links_outside(page) -> list[str]:
    text = Path(page.abs_src_path).read_text(encoding="utf-8")
    found = (outside(page.src_uri, match[2]) for match in LINK.finditer(text))
    return [path for path in found if path]


def on_page_markdown(markdown, page, config, files):
    """Outside code: links out of docs/ lead to copies, displayed formulas stand alone."""
    uri = page.file.src_uri
    parts = re.split(r"(^```.*?^```[ \t]*$)", markdown, flags=re.MULTILINE | re.DOTALL)
    for i in range(0, len(parts), 2):
        parts[i] = displayed(LINK.sub(lambda match: copied_link(uri, match), parts[i]))
    return "".join(parts)


def copied_link(uri: str, match: re.Match[str]) -> str:
    path = outside(uri, match[2])
    if path is None:
        return match[0]
    up = posixpath.relpath(f"files/{path}", posixpath.dirname(uri) or ".")
    return f"{match[1]}{up}{match[3]}"


def displayed(text: str) -> str:
    """`$$...$$` with empty lines around it, indented as the line it begins on."""
    out, indent, inside = [], "", False
    for line in text.split("\n"):
        marks = line.count("$$")
        begins = marks > 0 and not inside
        if begins:
            indent = re.match(r"[ \t]*", line)[0]
            before, rest = line.split("$$", 1)
            if before.strip():
                out += [before.rstrip(), ""]
            else:
                out.append("")
            line = f"{indent}$${rest}"
        out.append(line)
        inside = inside != (marks % 2 == 1)
        if marks > 0 and not inside:
            head, tail = out.pop().rsplit("$$", 1)
            out += [f"{head}$$", ""]
            if tail.strip():
                out.append(indent + tail.strip())
    return "\n".join(out)
