"""What a shell completes: verbs and options from the grammar, ids and names from the cloud, within a short time or not at all.

The scripts call ``euca __complete WORD…``, the last word being the one that is typed; each line of the answer is a candidate.
"""

from __future__ import annotations

import argparse
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from attrs import define, field

from euca.cli.euca import grammar
from euca.cli.euca.failures import Failure, Misused
from euca.cli.euca.show import Screen

if TYPE_CHECKING:
    from euca.cli.euca.session import Session

_LIMIT_S: Final = 2.0
_MOST: Final = 200

BASH: Final = r"""_euca() {
    local IFS=$'\n' word
    COMPREPLY=()
    # The words as the shell splits them without breaking at : and =, where there is bash-completion.
    local cur=${COMP_WORDS[COMP_CWORD]} words=("${COMP_WORDS[@]}") cword=$COMP_CWORD
    declare -F _get_comp_words_by_ref >/dev/null && _get_comp_words_by_ref -n := cur words cword
    while read -r word; do
        COMPREPLY+=("$(printf '%q' "$word")")
    done < <("${words[0]}" __complete "${words[@]:1:cword-1}" "$cur" 2>/dev/null)
    if [ "${#COMPREPLY[@]}" = 0 ]; then
        compopt -o default 2>/dev/null
    fi
    declare -F __ltrim_colon_completions >/dev/null && __ltrim_colon_completions "$cur"
    return 0
}
complete -F _euca euca
"""

ZSH: Final = r"""#compdef euca
_euca() {
    local -a candidates
    candidates=("${(@f)$("${words[1]}" __complete "${(@)words[2,CURRENT-1]}" "${words[CURRENT]}" 2>/dev/null)}")
    if [[ -n "${candidates[1]}" ]]; then
        compadd -a candidates
    else
        _files
    fi
}
if ! (( $+functions[compdef] )); then
    autoload -Uz compinit && compinit
fi
compdef _euca euca
"""


def script(session: Session) -> None:
    """``euca completion``."""
    print({"bash": BASH, "zsh": ZSH}[session.options.shell], end="")


@define
class Place:
    """Where in the grammar the typed word stands. words: the values of the verb's arguments so far."""

    parser: argparse.ArgumentParser
    option: argparse.Action | None = None
    positional: argparse.Action | None = None
    only_words: bool = False
    words: list[str] = field(factory=list)


def place_of(before: Sequence[str]) -> Place:
    """Where the next word after these stands."""
    place = Place(grammar.parser())
    for word in before:
        if place.option is not None:
            place.option = None
        elif word == "--":
            place.only_words = True
        elif word.startswith("-") and not place.only_words:
            action = place.parser._option_string_actions.get(word)
            place.option = action if action is not None and action.nargs != 0 else None
        elif word in (verbs := _verbs(place.parser)):
            place.parser, place.words = verbs[word], []
        else:
            place.words.append(word)
    place.positional = _positional(place.parser, len(place.words))
    return place


def _verbs(parser: argparse.ArgumentParser) -> Mapping[str, argparse.ArgumentParser]:
    below = next((action for action in parser._actions if isinstance(action, argparse._SubParsersAction)), None)
    return below.choices if below is not None else {}


def _positional(parser: argparse.ArgumentParser, number: int) -> argparse.Action | None:
    """The argument that the next of so many words is."""
    plain = [a for a in parser._actions if not a.option_strings and not isinstance(a, argparse._SubParsersAction)]
    for action in plain:
        if action.nargs in ("*", "+"):
            return action
        if number == 0:
            return action
        number -= 1
    return None


def candidates(before: Sequence[str], typed: str, ask: Callable[[str, Place], list[str]]) -> list[str]:
    """What the typed word may become. ask: the names of a kind from the cloud."""
    place = place_of(before)
    if place.option is not None:
        found = _values(place.option, place, ask)
    elif typed.startswith("-") and not place.only_words:
        found = [text for a in place.parser._actions for text in a.option_strings if text.startswith("--")]
    else:
        found = list(_verbs(place.parser)) if not place.words else []
        if place.positional is not None:
            found += _values(place.positional, place, ask)
    return [one for one in dict.fromkeys(found) if one.startswith(typed)][:_MOST]


def _values(action: argparse.Action, place: Place, ask: Callable[[str, Place], list[str]]) -> list[str]:
    if action.choices is not None:
        return [str(choice) for choice in action.choices]
    kind = getattr(action, grammar.COMPLETES, "")
    return ask(kind, place) if kind else []


def answer(words: Sequence[str]) -> int:
    """``euca __complete``: prints the candidates; nothing where there are none or the cloud takes too long."""
    before, typed = list(words[:-1]), words[-1] if words else ""
    for one in candidates(before, typed, lambda kind, place: _within(lambda: _asked(kind, place, before))):
        print(one)
    return 0


def _within(work: Callable[[], list[str]]) -> list[str]:
    """The outcome, if it comes in time. The thread is left behind: the process ends at once."""
    found: list[str] = []
    worker = threading.Thread(target=lambda: found.extend(work()), daemon=True)
    worker.start()
    worker.join(_LIMIT_S)
    return list(found)


def _asked(kind: str, place: Place, before: Sequence[str]) -> list[str]:
    """Names of a kind; none where the cloud cannot be asked."""
    from euca.cli.euca.session import Session

    try:
        return _KINDS[kind](Session(_options(before), Screen(), timeout_s=_LIMIT_S), place)
    except (Failure, KeyError):
        return []


def _options(before: Sequence[str]) -> argparse.Namespace:
    """The options among unfinished words that say which cloud and whose credentials."""
    parser = grammar.common()
    parser.exit_on_error = False
    try:
        return parser.parse_known_args(list(before))[0]
    except (argparse.ArgumentError, SystemExit) as error:
        raise Misused("the command line is not finished") from error


def _instances(session: Session, place: Place) -> list[str]:
    from euca.cli.euca import asking

    found = [one for one in asking.instances(session) if one.state != "terminated"]
    return [one.instance_id for one in found] + [one.tags["Name"] for one in found if "Name" in one.tags]


def _images(session: Session, place: Place) -> list[str]:
    from euca.cli.euca import asking

    option = place.option.option_strings[0] if place.option else ""
    kind = {"--kernel": "kernel", "--ramdisk": "ramdisk"}.get(option, asking.MACHINE)
    found = asking.images(session, kind=kind)
    names = [image.name for image in found if image.name] if kind == asking.MACHINE else []
    return [image.image_id for image in found] + names


def _keys(session: Session, place: Place) -> list[str]:
    from euca.cli.euca import asking

    return [key.key_name for key in asking.key_pairs(session)]


def _groups(session: Session, place: Place) -> list[str]:
    from euca.cli.euca import asking

    return [group.group_name for group in asking.groups(session)]


def _addresses(session: Session, place: Place) -> list[str]:
    from euca.cli.euca import asking

    return [one.public_ip for one in asking.addresses(session)]


def _zones(session: Session, place: Place) -> list[str]:
    from euca.cli.euca import asking

    return [zone.zone_name for zone in asking.zones(session)]


def _types(session: Session, place: Place) -> list[str]:
    from euca.cli.euca import places

    return [row["name"] for row in places.rooms(session)]


def _operations(session: Session, place: Place) -> list[str]:
    from euca.wire import ec2

    return sorted(ec2.CONTRACT.operations)


def _operation_keys(session: Session, place: Place) -> list[str]:
    from euca.cli.euca import cloud, tree

    operation = tree.operation_named(place.words[0])
    return [f"{key}=" for key, _, _ in tree.keys(operation.input.type, cloud.newest())]


_KINDS: Final[Mapping[str, Callable[[Any, Place], list[str]]]] = {
    "instances": _instances,
    "things": _instances,
    "images": _images,
    "addresses": _addresses,
    "keys": _keys,
    "groups": _groups,
    "types": _types,
    "zones": _zones,
    "operations": _operations,
    "operation-keys": _operation_keys,
}
