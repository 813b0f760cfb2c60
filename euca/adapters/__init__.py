"""One module per real thing: xl, xenstore, dnsmasq, database, files."""
