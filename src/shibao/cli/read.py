"""`shibao read`: any source → Issue JSON."""

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shibao.cli.progress import track
from shibao.cli.say import report_bad, say
from shibao.cli.words import _, example
from shibao.paper import WrongUse

if TYPE_CHECKING:
    from shibao.reading.batch import Outcome
    from shibao.reading.source import Reading


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        help=_("把报纸（文本、DOCX、Issue JSON）读成 Issue JSON。一份坏了不妨碍其余，退出码为 3。"),
        epilog=example(
            "shibao read 第32期.txt",
            "shibao read 第32期.docx -o issue.json",
            'shibao read 来稿/ "2024/*.docx" -o 成稿/',
            "cat 第32期.txt | shibao read -",
        ),
    )(read)


def read(
    sources: Annotated[
        list[str],
        typer.Argument(metavar=_("来源"), help=_("文件、目录、通配符，或 -（标准输入）")),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar=_("路径"),
            help=_("写到 .json 文件；否则写到目录，一源一个 名.json"),
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("写文件时，把小结印成 JSON"))] = False,
) -> None:
    """Read sources; a bad one does not stop the others."""
    from shibao.cli.sources import gather, readings

    paths = gather(sources)
    targets = _targets(paths, output)
    results = []
    for outcome in track(readings(paths), len(paths), _("读入")):
        if outcome.error and len(paths) == 1:
            raise outcome.error
        results.append(_write(outcome, next(targets)))
    bad = [result["error"] for result in results if result["error"]]
    if as_json and output:
        typer.echo(json.dumps(results, ensure_ascii=False, indent=1))
    if len(paths) > 1:
        say(_("读成 {good} 份，坏的 {bad} 份").format(good=len(results) - len(bad), bad=len(bad)))
    report_bad(bad)


def _targets(paths: list[Path], output: Path | None) -> Iterator[Path | None]:
    """Where each issue goes: stdout, the file named, or a name of its own in the folder."""
    if output is None:
        if len(paths) > 1:
            raise WrongUse(_("来源不止一个"), todo=_("请用 -o 指定一个目录"))
        return iter([None])
    if output.suffix == ".json" and not output.is_dir():
        if len(paths) > 1:
            raise WrongUse(_("来源不止一个，不能写到一个文件"), todo=_("请用 -o 指定一个目录"))
        return iter([output])
    return _names(paths, output)


def _names(paths: list[Path], folder: Path) -> Iterator[Path]:
    taken: set[str] = set()
    for path in paths:
        stem = "stdin" if str(path) == "-" else path.stem
        free = (f"{stem}{suffix}" for suffix in ("", *(f"-{n}" for n in range(2, len(paths) + 2))))
        name = next(name for name in free if name not in taken)
        taken.add(name)
        yield folder / f"{name}.json"


def _write(outcome: "Outcome", target: Path | None) -> dict[str, Any]:
    """Put an issue where it goes; gives what the summary says of it."""
    result: dict[str, Any] = {"source": str(outcome.path), "output": None, "error": None}
    if outcome.reading is None:
        return result | {"error": str(outcome.error)}
    issue = outcome.reading.issue
    if target is None:
        typer.echo(issue.to_json(), nl=False)
        if outcome.reading.media:
            say(_("另有图片 {n} 张，用 -o 一并写出").format(n=len(outcome.reading.media)))
    else:
        write_issue(outcome.reading, target)
        result["output"] = str(target)
    return result | {"articles": len(issue.articles), "doubts": len(issue.doubts)}


def write_issue(reading: "Reading", target: Path) -> None:
    """Write an issue's pictures, then the issue: what carries a name is always whole."""
    from shibao.cli.sources import picture_file, picture_folder

    folder = picture_folder(target)
    files = {picture_file(folder, name): data for name, data in reading.media.items()}
    for path, data in files.items():
        replace_file(path, data)
    replace_file(target, reading.issue.to_json().encode())


def replace_file(path: Path, data: bytes) -> None:
    """Write a file under another name and give it its own when it is whole."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".shibao-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(temporary, 0o644)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise WrongUse(
            _("写不出文件（{reason}）").format(reason=error.strerror or error),
            where=str(path),
            todo=_("请检查路径和权限"),
        ) from error
