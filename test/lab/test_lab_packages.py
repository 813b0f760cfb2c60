"""What apt prints, read into values."""

from lab import packages

POLICY = """\
linux-image-amd64:
  Installed: (none)
  Candidate: 6.1.192-2
  Version table:
     6.1.192-2 500
        500 http://mirror.example/debian bookworm/main amd64 Packages
libc6:
  Installed: 2.36-9+deb12u14
  Candidate: 2.36-9+deb12u14
  Version table:
 *** 2.36-9+deb12u14 100
        100 /var/lib/dpkg/status
xen-utils-4.99:
  Installed: (none)
  Candidate: (none)
  Version table:
"""
DEPENDS = """\
linux-image-cloud-amd64
  Depends: linux-image-6.1.0-56-cloud-amd64
  Conflicts: <linux-image-cloud-amd64-signed-template>
"""
DEB822 = """\
Types: deb
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main

Types: deb
URIs: https://other.example/node
Suites: nodistro
Components: main

# a comment
Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main
"""
ONE_LINE = """\
deb http://mirror.example/debian bookworm main
# deb http://mirror.example/debian bookworm contrib
deb [signed-by=/usr/share/keyrings/x.gpg] http://mirror.example/debian bookworm-updates main
deb https://other.example/cloud cloud-sdk-bookworm main
"""


def test_policy_gives_the_candidate_or_none() -> None:
    assert packages.parse_policy(POLICY) == {
        "linux-image-amd64": "6.1.192-2",
        "libc6": "2.36-9+deb12u14",
        "xen-utils-4.99": None,
    }


def test_the_kernel_behind_a_meta_package() -> None:
    assert packages.parse_kernel(DEPENDS) == "linux-image-6.1.0-56-cloud-amd64"
    assert packages.parse_kernel("linux-image-amd64\n  Depends: linux-base\n") is None


def test_only_debians_own_archive_is_used() -> None:
    kept = packages.debian_only(DEB822, ".sources")
    assert kept.count("URIs:") == 2
    assert "other.example" not in kept
    assert "debian-security" in kept


def test_only_debians_own_archive_is_used_in_the_old_form() -> None:
    kept = packages.debian_only(ONE_LINE, ".list").splitlines()
    assert len(kept) == 2
    assert all("mirror.example" in line and line.startswith("deb ") for line in kept)
