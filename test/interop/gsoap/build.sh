#!/bin/sh
# build.sh WSDL DIRECTORY: the client, from a published WSDL. Needs gcc and, of Debian, gsoap, libgsoap-dev, libssl-dev, zlib1g-dev.
set -eu
client=$(realpath "$(dirname "$0")/client.c")
wsdl=$(realpath "$1")
gsoap=/usr/share/gsoap
cd "$2"
wsdl2h -c -L -o ec2.h "$wsdl"
printf '#import "ec2.h"\n#import "wsse.h"\n#import "wsa5.h"\n' >client.h
soapcpp2 -c -C -L -x -I.:$gsoap/import:$gsoap client.h
options="-O0 -w -DWITH_OPENSSL -DWITH_DOM -DWITH_GZIP -I. -I$gsoap -I$gsoap/plugin"
for source in soapC.c soapClient.c $gsoap/plugin/wsseapi.c $gsoap/plugin/wsaapi.c $gsoap/plugin/smdevp.c \
  $gsoap/plugin/mecevp.c $gsoap/plugin/threads.c $gsoap/custom/struct_timeval.c; do
  gcc $options -c "$source"
done
gcc $options -o client "$client" ./*.o -lgsoapssl -lssl -lcrypto -lz -lpthread
