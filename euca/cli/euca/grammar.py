"""The command line of ``euca`` as data: verbs, options, and what completes them. Imports argparse alone, since `--help` waits for it.

Each verb names what carries it out as ``module:function`` of this package: it is imported when it is called.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, Final

from euca import __version__

Parser = argparse.ArgumentParser
Add = Callable[..., Parser]

#: Exit statuses, as `euca --help` ends with them.
STATUSES: Final = """exit status: 0 done; 1 the cloud refused, or it ended otherwise than wished; 2 wrong command, file or credentials; 3 the cloud
cannot be reached, or nobody knows whether it acted; 4 what was waited for did not come in time; 130 interrupted"""
_SOURCES: Final = """Credentials come from options, else the file of --rc or the AWS profile of --profile, else the environment (EC2_URL, EC2_CERT,
EC2_PRIVATE_KEY; AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY), else ~/.euca/eucarc, else the default AWS profile. `euca doctor`
shows which were found where."""
_SSH: Final = "ssh"
_HELPS: Final = {"instances": "instance: its id, or its tag Name"}
#: Attribute of an argument: what completes it, a kind of `euca.cli.euca.completion`.
COMPLETES: Final = "euca_completes"


def parser() -> Parser:
    """The whole command line."""
    common_options = common()
    top = Parser(
        prog="euca",
        description="Use a cloud that answers to the EC2 interface.",
        epilog=f"{_SOURCES}\n\n{STATUSES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common_options],
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    top.set_defaults(act="")
    verbs = top.add_subparsers(metavar="VERB", title="verbs")

    def add(name: str, act: str, text: str, under: Any = None) -> Parser:
        made: Parser = (under or verbs).add_parser(
            name, help=text, description=text[:1].upper() + text[1:] + ".", parents=[common_options], allow_abbrev=False
        )
        made.set_defaults(act=act)
        return made

    for part in (_instances, _images, _keys, _groups, _addresses, _tags, _places, _tools):
        part(add)
    return top


def parsed(words: Sequence[str]) -> argparse.Namespace:
    """The options of a command line. Ends the process with status 2 for one that is wrong.

    What follows ``--`` is a command for an instance, which argparse would not take after an option that stands behind the instance.
    """
    at = words.index("--") if "--" in words else len(words)
    own, command = list(words[:at]), list(words[at + 1 :])
    options = parser().parse_args(own if _SSH in own else list(words))
    if options.act == f"{_SSH}:{_SSH}":
        options.command += command
    return options


def names(action: argparse.Action, kind: str) -> None:
    """Says what completes an argument."""
    setattr(action, COMPLETES, kind)


def common() -> Parser:
    """Options of every verb, before it or after it."""
    made = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    shown = made.add_argument_group("output")
    shown.add_argument("--json", action="store_true", help="write JSON instead of tables")
    shown.add_argument(
        "--colour", "--color", choices=("auto", "always", "never"), help="auto: on a terminal without NO_COLOR"
    )
    where = made.add_argument_group("cloud and credentials")
    where.add_argument("--rc", metavar="FILE", help="an eucarc; it is read, not run")
    where.add_argument("--profile", metavar="NAME", help="a profile of ~/.aws/config and ~/.aws/credentials")
    where.add_argument("--url", metavar="URL", help="the cloud's address, https://HOST:8773/services/Eucalyptus")
    where.add_argument("--certificate", metavar="FILE", help="your certificate (PEM)")
    where.add_argument("--private-key", metavar="FILE", help="its key (PEM)")
    where.add_argument("--access-key", metavar="ID", help="your access key, with --secret-file")
    where.add_argument("--secret-file", metavar="FILE", help="a file with the access key's secret alone")
    where.add_argument("--by", choices=("certificate", "access-key"), help="which to use where both are found")
    where.add_argument("--region", metavar="NAME", help="what access keys sign for; any will do")
    where.add_argument("--api-version", metavar="DATE", help="EC2's version to speak (the newest)")
    where.add_argument(
        "--tls-certificate", metavar="FILE", help="what the cloud's port shows (PEM): its tls.crt, or who issued it"
    )
    return made


def _waits(parser: Parser, until: str) -> None:
    parser.add_argument("--wait", action="store_true", help=f"wait until {until}")
    parser.add_argument(
        "--timeout", type=_seconds, default=600.0, metavar="S", help="wait at most so long, in seconds (600)"
    )


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 < value <= 86400:
        raise argparse.ArgumentTypeError("takes more than 0 and at most 86400 seconds")
    return value


def _filters(parser: Parser) -> None:
    parser.add_argument(
        "--filter",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="only what EC2's filter lets pass; * and ? are wild cards; the same name again allows another value",
    )


def _ids(parser: Parser, kind: str, nargs: str | None = "+", metavar: str = "ID", text: str = "") -> None:
    names(parser.add_argument("ids", nargs=nargs, metavar=metavar, help=text or _HELPS.get(kind)), kind)


def _below(parent: Parser) -> Any:
    """Verbs below a verb, which by itself lists."""
    return parent.add_subparsers(metavar="VERB", title="verbs")


def _instances(add: Add) -> None:
    run = add("run", "launching:run", "launch instances")
    names(
        run.add_argument("image", nargs="?", metavar="IMAGE", help="id or name; the only one, where there is only one"),
        "images",
    )
    names(run.add_argument("--type", metavar="TYPE", help="instance type (m1.small)"), "types")
    names(
        run.add_argument(
            "--key", metavar="NAME", help="key pair; the only one of yours that this machine has, without it"
        ),
        "keys",
    )
    run.add_argument("--no-key", action="store_true", help="launch without a key pair")
    names(
        run.add_argument(
            "--group", action="append", default=[], metavar="GROUP", help="security group, name or id; may be repeated"
        ),
        "groups",
    )
    names(run.add_argument("--zone", metavar="ZONE", help="availability zone"), "zones")
    run.add_argument("--count", type=int, default=1, metavar="N", help="how many (1)")
    run.add_argument("--at-least", type=int, metavar="N", help="be content with so many (as --count)")
    run.add_argument("--user-data", metavar="FILE", help="what the guest finds as user data; - for standard input")
    names(run.add_argument("--kernel", metavar="ID", help="another kernel than the image's"), "images")
    names(run.add_argument("--ramdisk", metavar="ID", help="another ramdisk than the image's"), "images")
    run.add_argument("--name", metavar="TEXT", help="the tag Name")
    run.add_argument("--tag", action="append", default=[], metavar="KEY=VALUE", help="a further tag; may be repeated")
    run.add_argument("--protect", action="store_true", help="let nobody terminate it until that is taken back")
    run.add_argument(
        "--ssh",
        action="store_true",
        help="make and open what ssh needs: a key pair, and port 22 of the group; and wait",
    )
    run.add_argument("--token", metavar="TEXT", help="client token: the same again never launches twice (a new one)")
    _waits(run, "they run")
    listing = add("ls", "instances:listing", "list instances; ended ones only with --all, or by their id")
    _ids(listing, "instances", "*")
    listing.add_argument("--all", action="store_true", help="ended ones too")
    _filters(listing)
    show = add("show", "instances:show", "all that is known of an instance")
    _ids(show, "instances", None)
    ssh = add("ssh", "ssh:ssh", "log in to an instance")
    _ids(ssh, "instances", None)
    ssh.add_argument("--user", default="root", metavar="NAME", help="whom to log in as (root)")
    ssh.add_argument(
        "--identity", metavar="FILE", help="private key; the one that `euca keys create` put away, without it"
    )
    _waits(ssh, "it runs and answers")
    ssh.add_argument("command", nargs="*", metavar="COMMAND", help="what to run there, after --; a shell without it")
    console = add("console", "console:console", "what an instance wrote on its console")
    _ids(console, "instances", None)
    console.add_argument(
        "--follow", "-f", action="store_true", help="go on with what is new, until it has ended or Ctrl-C"
    )
    console.add_argument("--raw", action="store_true", help="on a terminal too, every byte as the guest wrote it")
    for name, text, until in (
        ("start", "start stopped instances", "they run"),
        ("stop", "stop instances whose disks outlive them", "they are stopped"),
        ("reboot", "reboot instances: same disk, same address", "the cloud has taken it"),
        ("rm", "terminate instances; their disks are gone for good", "they have ended"),
    ):
        verb = add(name, f"instances:{name}", text)
        _ids(verb, "instances")
        if name != "reboot":
            _waits(verb, until)


def _images(add: Add) -> None:
    images = add("images", "images:listing", "images that can be launched")
    images.add_argument("--mine", action="store_true", help="your own")
    images.add_argument("--all", action="store_true", help="kernels and ramdisks too")
    _filters(images)
    below = _below(images)
    show = add("show", "images:show", "all that is known of an image", below)
    _ids(show, "images", None)
    _ids(add("rm", "images:rm", "deregister images; what runs goes on", below), "images")
    share = add("share", "images:share", "let others launch an image", below)
    _ids(share, "images", None)
    share.add_argument("account", nargs="+", metavar="ACCOUNT", help="account id, or all")
    unshare = add("unshare", "images:unshare", "take that back", below)
    _ids(unshare, "images", None)
    unshare.add_argument("account", nargs="+", metavar="ACCOUNT", help="account id, or all")


def _keys(add: Add) -> None:
    keys = add("keys", "keys:listing", "key pairs, which ssh into instances needs")
    _filters(keys)
    below = _below(keys)
    create = add("create", "keys:create", "make a key pair; the private key goes to a file of mode 0600", below)
    create.add_argument("name", metavar="NAME")
    create.add_argument(
        "--out",
        metavar="FILE",
        help="where the private key goes (~/.euca/keys/CLOUD/NAME.pem, where `euca ssh` finds it)",
    )
    importing = add("import", "keys:importing", "make a key pair of a public key of yours", below)
    importing.add_argument("name", metavar="NAME")
    importing.add_argument(
        "file", metavar="FILE", help="OpenSSH's public key, such as ~/.ssh/id_ed25519.pub; - for standard input"
    )
    remove = add("rm", "keys:rm", "delete key pairs; private keys on this machine stay", below)
    names(remove.add_argument("names", nargs="+", metavar="NAME"), "keys")


def _groups(add: Add) -> None:
    groups = add("groups", "groups:listing", "security groups and their rules")
    _filters(groups)
    below = _below(groups)
    show = add("show", "groups:show", "a group and its rules", below)
    names(show.add_argument("group", metavar="GROUP"), "groups")
    create = add("create", "groups:create", "make a group", below)
    create.add_argument("name", metavar="NAME")
    create.add_argument("description", nargs="?", default="", metavar="TEXT", help="what it is for (its name)")
    for name, text in (("open", "let something in"), ("close", "take a rule back")):
        verb = add(name, {"open": "groups:opening", "close": "groups:closing"}[name], text, below)
        names(verb.add_argument("group", metavar="GROUP"), "groups")
        verb.add_argument("ports", metavar="PORTS", help="22, 80-443, 53/udp, icmp, or all")
        verb.add_argument(
            "--from", dest="source", action="append", default=[], metavar="WHO",
            help="10.0.0.0/8, one address, a group's name, or ACCOUNT:GROUP; may be repeated (0.0.0.0/0)",
        )  # fmt: skip
    remove = add("rm", "groups:rm", "delete groups", below)
    names(remove.add_argument("names", nargs="+", metavar="GROUP"), "groups")


def _addresses(add: Add) -> None:
    addresses = add("addresses", "addresses:listing", "public addresses of yours")
    _filters(addresses)
    below = _below(addresses)
    add("new", "addresses:new", "take one from the cloud's pool", below)
    attach = add("attach", "addresses:attach", "give one to an instance", below)
    names(attach.add_argument("address", metavar="ADDRESS"), "addresses")
    _ids(attach, "instances", None)
    for name, text in (("detach", "take them from their instances"), ("rm", "give them back to the pool")):
        verb = add(name, f"addresses:{name}", text, below)
        names(verb.add_argument("addresses", nargs="+", metavar="ADDRESS"), "addresses")


def _tags(add: Add) -> None:
    tags = add("tags", "tags:listing", "tags: names and values that you give to things")
    _filters(tags)
    below = _below(tags)
    for name, text, what in (
        ("set", "set tags of things", "KEY=VALUE"),
        ("rm", "remove tags of things", "KEY, or KEY=VALUE for that value only"),
    ):
        verb = add(name, {"set": "tags:setting", "rm": "tags:removing"}[name], text, below)
        _ids(verb, "things", None, text="one id, or several with commas between")
        verb.add_argument("tags", nargs="+", metavar="TAG", help=what)


def _places(add: Add) -> None:
    zones = add("zones", "places:zones", "availability zones and whether they answer")
    _filters(zones)
    add("types", "places:types", "instance types, and for how many of each there is room")


def _tools(add: Add) -> None:
    call = add(
        "call", "call:call", "any operation of EC2's interface, such as `euca call DescribeInstances instanceId=i-1`"
    )
    names(call.add_argument("operation", nargs="?", metavar="OPERATION"), "operations")
    names(
        call.add_argument(
            "values",
            nargs="*",
            metavar="KEY=VALUE",
            help="filterSet.item.0.name=…; item, numbers and, where it is clear, the names before the last may be left out",
        ),
        "operation-keys",
    )
    call.add_argument("--list", action="store_true", help="list the operations")
    call.add_argument("--keys", action="store_true", help="list the operation's keys")
    call.add_argument("--xml", action="store_true", help="write the answer as it came")
    doctor = add("doctor", "doctor:doctor", "check the way from here to a running instance, and say what to mend")
    names(
        doctor.add_argument("instance", nargs="?", metavar="ID", help="the instance; the newest that runs, without it"),
        "instances",
    )
    completion = add(
        "completion",
        "completion:script",
        'what makes a shell complete verbs, options and ids: eval "$(euca completion bash)"',
    )
    completion.add_argument("shell", choices=("bash", "zsh"), metavar="SHELL", help="bash or zsh")
