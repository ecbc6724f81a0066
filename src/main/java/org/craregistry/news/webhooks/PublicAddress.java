package org.craregistry.news.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/** Tells addresses of the open Internet from those of this machine, of private networks and of special use (RFC 6890). */
final class PublicAddress {

    /** A range of addresses by its first bytes. */
    private record Range(int[] first, int bits) {

        static Range of(int bits, int... first) {
            return new Range(first, bits);
        }

        boolean has(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int place = bit / Byte.SIZE;
                int mask = 0x80 >> (bit % Byte.SIZE);
                int wanted = place < first.length ? first[place] : 0;
                if ((address[place] & mask) != (wanted & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Range> CLOSED_4 = List.of(
            Range.of(8, 0),
            Range.of(8, 10),
            Range.of(10, 100, 64),
            Range.of(8, 127),
            Range.of(16, 169, 254),
            Range.of(12, 172, 16),
            Range.of(24, 192, 0, 0),
            Range.of(24, 192, 0, 2),
            Range.of(24, 192, 88, 99),
            Range.of(16, 192, 168),
            Range.of(15, 198, 18),
            Range.of(24, 198, 51, 100),
            Range.of(24, 203, 0, 113),
            Range.of(3, 224));

    /** The open Internet of version 6 is one range, but for what carries addresses of version 4 or serves examples in it. */
    private static final Range OPEN_6 = Range.of(3, 0x20);

    private static final List<Range> CLOSED_6 =
            List.of(Range.of(23, 0x20, 0x01), Range.of(32, 0x20, 0x01, 0x0d, 0xb8), Range.of(16, 0x20, 0x02));

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? CLOSED_4.stream().noneMatch(range -> range.has(bytes))
                : OPEN_6.has(bytes) && CLOSED_6.stream().noneMatch(range -> range.has(bytes));
    }
}
