"""docs/euca.md, written from the grammar."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import fields

from euca.cli.euca import addresses, grammar, groups, images, instances, keys, places, tags
from euca.cli.euca.diagnosis import Finding
from euca.cli.euca.show import Column

_START: Final = """\
# `euca`

One command for the people who use a cloud. Written by `tools/docs` from the code.

```console
$ . eucarc                       # or say --rc eucarc each time, or link it: ~/.euca/eucarc
$ euca doctor                    # is everything there, from here to a running instance?
$ euca run --ssh --name web      # an image, a key pair, port 22: what is missing is made; it waits until it runs
$ euca ssh web -- uname -a
$ euca console web --follow
$ euca rm web --wait
```

Every verb takes `--json`, and then writes the same rows whole; a table is cut to the terminal's width, and in a file or pipe it is not. Ids are never
cut. Where an instance's id is asked for, the value of its tag `Name` will do.

## Credentials

A certificate (EC2's SOAP interface) or an access key (its Query interface): all verbs work with both. Each value comes from the first of these sources that has it:

1. options: `--url`, `--certificate` with `--private-key`, `--access-key` with `--secret-file`, `--tls-certificate`;
2. the file that `--rc` names, then the AWS profile that `--profile` names;
3. the environment: `EC2_URL`, `AWS_ENDPOINT_URL_EC2` or `AWS_ENDPOINT_URL`; `EC2_CERT` with `EC2_PRIVATE_KEY`; `AWS_ACCESS_KEY_ID` with
   `AWS_SECRET_ACCESS_KEY`, or `EC2_ACCESS_KEY` with `EC2_SECRET_KEY`; `EUCA_TLS_CERT` or `AWS_CA_BUNDLE`;
4. `~/.euca/eucarc`;
5. the AWS profile that `AWS_PROFILE` names, or `default`: `~/.aws/credentials`, `~/.aws/config` (`endpoint_url`, `ca_bundle`, `region`, `services`).

A certificate and its key, an access key and its secret are taken from one source together. Of a certificate and an access key, the one from the nearer source
is used; from the same source, the certificate; `--by` says otherwise. `euca doctor` shows what was found where, and never a secret. An `eucarc` is read,
not run: lines `export NAME=VALUE`, with `$NAME` of earlier lines.

Over TLS the cloud's port has to show the certificate that you named, or one that it has issued; where none is named, one that the system's authorities have
issued. The cloud's own is `tls.crt`, from your administrator.

## What it keeps

In `~/.euca`: `keys/HOST/NAME.pem`, the private keys that `euca keys create` and `euca run --ssh` make, mode 0600; and `known_hosts`, where ssh's host keys
stand under the ids of instances. Ids are never used again, so that an address may be. A private key `NAME.pem` beside the `eucarc` (in `EUCA_KEY_DIR`) is found, too.

## Exit status

| status | meaning |
|---|---|
| 0 | done |
| 1 | the cloud refused, or what was waited for can no longer come; `euca ssh` ends with what ssh ends with |
| 2 | a wrong command line, file or credentials: nothing was asked |
| 3 | the cloud is not reached; or no answer came, and nobody knows whether it acted (a launch is asked for again with the same client token: never twice) |
| 4 | what was waited for did not come in time; it may still |
| 130 | Ctrl-C; what was begun is named with its id, and goes on |

## Completion

`eval "$(euca completion bash)"` in `~/.bashrc`, or `eval "$(euca completion zsh)"` in `~/.zshrc`. Verbs and options come from the command itself; ids and names
from the cloud, within two seconds or not at all.

## Any operation

`euca call` reaches every operation of the interface. Its keys are the names of the elements:

```console
$ euca call --list
$ euca call DescribeInstances --keys
$ euca call DescribeInstances filterSet.item.0.name=instance-type filterSet.item.0.valueSet.item.0.value=m1.small
$ euca call DescribeInstances filterSet.name=instance-type filterSet.valueSet.value=m1.small --json
$ euca call DescribeInstances instanceId=i-12345678 instanceId=i-23456789 --xml
```

`item` and its number may be left out: a value that is there already begins the next item. So may the names before the last one, where only one place has it.
Sets are lists in JSON; `--xml` writes the answer as it came.
"""


_JSON_START: Final = """\
Listings are lists of objects, `show` and `create` write one object. All keys are there in each, null where there is nothing to say; more may be added,
none changes its meaning. Times are UTC in EC2's form.
"""


def keys_of(columns: Iterable[Column]) -> list[str]:
    """The keys of a table's columns."""
    return [column.key for column in columns]


_JSON: Final[tuple[tuple[str, Iterable[str]], ...]] = (
    ("instances (`run`, `ls`, `show`)", instances.NAMES),
    ("images", images.NAMES),
    ("key pairs", keys_of(keys.COLUMNS)),
    ("groups", (*keys_of(groups.COLUMNS), "account")),
    ("a group's rules", keys_of(groups.RULE_COLUMNS)),
    ("addresses", keys_of(addresses.COLUMNS)),
    ("tags", keys_of(tags.COLUMNS)),
    ("zones", keys_of(places.ZONES)),
    ("types", keys_of(places.TYPES)),
    ("`doctor`", [one.name for one in fields(Finding)]),
)


def document() -> str:
    """The whole page."""
    shapes = [f"| {what} | {', '.join(f'`{key}`' for key in known)} |" for what, known in _JSON]
    parts = [_START, "## JSON\n", _JSON_START, "| of | keys |", "|---|---|", *shapes, ""]
    parts += ["## Options of every verb\n", *_table(_shared()), ""]
    for name, parser in verbs(grammar.parser(), ""):
        parts += [f"## `euca {name}`\n" if " " not in name else f"### `euca {name}`\n", f"{parser.description}\n"]
        own = [action for action in parser._actions if not _is_shared(action)]
        if own:
            parts += [*_table(own), ""]
    return "\n".join(parts).rstrip() + "\n"


def verbs(parser: argparse.ArgumentParser, before: str) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Each verb with its parser, those below one after it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield f"{before}{name}", below
                yield from verbs(below, f"{before}{name} ")


def _shared() -> list[argparse.Action]:
    return list(grammar.common()._actions)


def _is_shared(action: argparse.Action) -> bool:
    names = {text for one in _shared() for text in one.option_strings} | {"--help"}
    return bool(names & set(action.option_strings)) or isinstance(action, argparse._SubParsersAction)


def _table(actions: list[argparse.Action]) -> list[str]:
    return ["| | |", "|---|---|", *(f"| {_named(action)} | {action.help or ''} |" for action in actions)]


def _named(action: argparse.Action) -> str:
    value = action.metavar if isinstance(action.metavar, str) else "|".join(map(str, action.choices or ()))
    value = value.replace("|", "\\|")
    if action.option_strings:
        return ", ".join(f"`{text} {value}`" if value else f"`{text}`" for text in action.option_strings)
    several = f"{value} ..." if action.nargs in ("*", "+") else value
    return f"`[{several}]`" if action.nargs in ("?", "*") else f"`{several}`"
