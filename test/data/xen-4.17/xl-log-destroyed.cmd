cat /var/log/xen/xl-ends.log
