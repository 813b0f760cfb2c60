#!/bin/sh
# build.sh client|cluster|node WSDL DIRECTORY: a client, from a published WSDL. Needs gcc and, of Debian, gsoap, libgsoap-dev, libssl-dev, zlib1g-dev.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$1
wsdl=$(realpath "$2")
gsoap=/usr/share/gsoap
cd "$3"
wsdl2h -c -L -o service.h "$wsdl"
sed -i '/^#import "ws/d' service.h
printf '#import "service.h"\n#import "wsse.h"\n#import "wsa5.h"\n' >all.h
soapcpp2 -c -C -L -x -I.:$gsoap/import:$gsoap all.h
options="-O0 -w -DWITH_OPENSSL -DWITH_DOM -DWITH_GZIP -I. -I$here -I$gsoap -I$gsoap/plugin"
plugins="$gsoap/plugin/wsseapi.c $gsoap/plugin/wsaapi.c $gsoap/plugin/smdevp.c $gsoap/plugin/mecevp.c $gsoap/plugin/threads.c"
printf '%s\n' soapC.c soapClient.c $plugins $gsoap/custom/struct_timeval.c | xargs -n 1 -P 2 gcc $options -c
gcc $options -o "$program" "$here/$program.c" ./*.o -lgsoapssl -lssl -lcrypto -lz -lpthread
