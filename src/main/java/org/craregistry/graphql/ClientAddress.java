package org.craregistry.graphql;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Says by what clients are counted that nobody knows but by their network address. */
public final class ClientAddress {

    /** An IPv6 address in digits: no look-up asks anybody for it. */
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final String ZONE = "%.*";
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** Of IPv6 the network of 64 bits in hexadecimal digits, because whoever has one address of that has all of them; else the address itself. */
    public static String counted(String address) {
        String withoutZone = address.replaceFirst(ZONE, "");
        if (!IPV6.matcher(withoutZone).matches()) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(withoutZone);
            byte[] bytes = parsed.getAddress();
            return bytes.length > NETWORK_BYTES
                    ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES)
                    : parsed.getHostAddress();
        } catch (UnknownHostException unreadable) {
            return address;
        }
    }
}
