#!/bin/sh
# Builds the two stub libraries beside this script (Linux x86-64, gcc). They exist because the MySQL server of the tests
# needs libaio and libnuma to load, though not to work, and a machine with nothing but a JDK has neither.
# The binaries are checked in, so that the tests need no compiler; run this only after a change of the C sources.
set -eu
cd "$(dirname "$0")"

for library in libaio libnuma; do
    gcc -shared -nostdlib -Os -fPIC -s -fno-ident -fno-asynchronous-unwind-tables \
        -Wl,--version-script="$library-stub.map" -Wl,-soname,"$library.so.1" \
        -Wl,--build-id=none -Wl,-z,noseparate-code -Wl,-z,norelro \
        -o "$library.so.1" "$library-stub.c"
    chmod 644 "$library.so.1"
done
