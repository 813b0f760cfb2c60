cat /var/log/xen/xl-crash.log
