"""Where each tier is reached: the addresses that stand in messages, as the configuration gives them."""

from __future__ import annotations

import socket
from typing import Final

from euca.adapters.config import Settings

NODE_PATH: Final = "/axis2/services/EucalyptusNC"
CLUSTER_PATH: Final = "/axis2/services/EucalyptusCC"
CLOUD_PATH: Final = "/services/Eucalyptus"
CLOUD_SIGNED_PATH: Final = "/services/Eucalyptus/signed"
EUARE_PATH: Final = "/services/Euare"
TOKENS_PATH: Final = "/services/Tokens"
ENROL_PATH: Final = "/services/Enrol"
IMAGES_PATH: Final = "/images"


def host_name(settings: Settings, *keys: str) -> str:
    """The first of the keys' values that is not empty, or this host's name."""
    return next((settings.text(key) for key in keys if settings.text(key)), "") or socket.getfqdn()


def cloud_base(settings: Settings) -> str:
    """The cloud's address without a path."""
    return f"https://{host_name(settings, 'CLOUD_ADDRESS')}:{settings.number('CLOUD_PORT')}"


def cluster_base(settings: Settings) -> str:
    """The cluster's address for its cloud, without a path."""
    return f"https://{host_name(settings, 'CC_ADDRESS')}:{settings.number('CC_PORT')}"


def cluster_base_for_nodes(settings: Settings) -> str:
    """The cluster's address for its nodes, without a path."""
    return f"https://{host_name(settings, 'CC_NODE_ADDRESS', 'CC_ADDRESS')}:{settings.number('CC_PORT')}"


def cluster_address(settings: Settings) -> str:
    """The URL of EucalyptusCC, as the cloud knows it."""
    return cluster_base(settings) + CLUSTER_PATH


def node_address(settings: Settings) -> str:
    """The URL of EucalyptusNC, as the cluster knows it."""
    return f"https://{host_name(settings, 'NC_ADDRESS')}:{settings.number('NC_PORT')}{NODE_PATH}"
