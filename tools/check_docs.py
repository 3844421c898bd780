#!/usr/bin/env python3
"""Checks that every relative link of every Markdown page leads to a file or folder.

Usage: tools/check_docs.py [project folder]
"""
import re
import sys
from pathlib import Path

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HIDDEN = {"build", "node_modules", ".setup", "dist", ".git"}


def broken_links(page: Path) -> list[str]:
    """`line: target` of every link that leads nowhere; code blocks are skipped."""
    broken, in_code = [], False
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
        if line.lstrip().startswith("```"):
            in_code = not in_code
        if in_code:
            continue
        for target in LINK.findall(line):
            name = target.split("#")[0]
            if not name or "://" in target or target.startswith("mailto:"):
                continue
            if not (page.parent / name).exists():
                broken.append(f"{number}: {target}")
    return broken


def main() -> int:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    pages = [p for p in sorted(root.rglob("*.md"))
             if not HIDDEN & set(p.relative_to(root).parts)]
    faults = [f"{page.relative_to(root)}:{link} leads nowhere"
              for page in pages for link in broken_links(page)]
    print("\n".join(faults) or f"docs: {len(pages)} pages, every link leads somewhere")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
