package org.craregistry.graphql;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Says by what clients are counted that nobody knows but by their network address. */
public final class ClientAddress {

    /** An IPv6 address in digits: no look-up asks anybody for it. */
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final String ZONE = "%.*";
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    /** What comes before an IPv4 address that a network translates (RFC 6052, 2.1). */
    private static final byte[] TRANSLATED = HexFormat.of().parseHex("0064ff9b0000000000000000");

    private ClientAddress() {}

    /**
     * Of IPv6 the network of 64 bits in hexadecimal digits, because whoever has one address of that has all of them; the whole address
     * where every neighbour has one of the same network (link-local), the IPv4 address where it holds one; else the address itself.
     */
    public static String counted(String address) {
        String withoutZone = address.replaceFirst(ZONE, "");
        if (!IPV6.matcher(withoutZone).matches()) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(withoutZone);
            byte[] bytes = parsed.getAddress();
            if (bytes.length < IPV6_BYTES) {
                return parsed.getHostAddress();
            }
            if (Arrays.equals(bytes, 0, TRANSLATED.length, TRANSLATED, 0, TRANSLATED.length)) {
                return InetAddress.getByAddress(Arrays.copyOfRange(bytes, TRANSLATED.length, IPV6_BYTES))
                        .getHostAddress();
            }
            return HexFormat.of().formatHex(bytes, 0, parsed.isLinkLocalAddress() ? IPV6_BYTES : NETWORK_BYTES);
        } catch (UnknownHostException unreadable) {
            return address;
        }
    }
}
