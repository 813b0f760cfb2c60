cat /var/log/xen/xl-boots.log
