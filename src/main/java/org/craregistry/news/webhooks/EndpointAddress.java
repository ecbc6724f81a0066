package org.craregistry.news.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.news.NewsSettings;

/** An address of an endpoint as somebody enters it, checked as far as that is possible without looking it up. */
final class EndpointAddress {

    private static final int LONGEST = 2000;
    private static final Pattern OWN = Pattern.compile("(?i)(.*\\.)?localhost\\.?");
    private static final Pattern NUMBER = Pattern.compile("(?i)\\[.*]|(0x[0-9a-f]*|\\d+)(\\.(0x[0-9a-f]*|\\d+))*\\.?");
    /** 0177.0.0.1 is another address to some programs, such as a proxy on the way, and 0x7f000001 is none to others. */
    private static final Pattern AMBIGUOUS = Pattern.compile("(?i)(^|\\.)0[0-9x]");

    private EndpointAddress() {}

    /** @throws Refused where nothing could be sent there */
    static URI checked(String entered, NewsSettings settings) {
        String text = entered.strip();
        URI address = parsed(text);
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        List<String> accepted = settings.allowHttp() ? List.of("https", "http") : List.of("https");
        boolean isComplete =
                address.getHost() != null && address.getUserInfo() == null && address.getFragment() == null;
        if (!isComplete || !accepted.contains(scheme)) {
            throw refused();
        }
        if (!settings.allowPrivateAddresses() && isPrivate(address.getHost())) {
            throw Refused.because(
                    Code.INVALID,
                    "address",
                    "The address leads to this machine or into a private network, where nothing is sent. Use one of the open Internet, or ask an administrator.");
        }
        return address;
    }

    private static URI parsed(String text) {
        try {
            if (text.length() <= LONGEST) {
                return new URI(text);
            }
        } catch (URISyntaxException none) {
            // Refused below, like what is too long.
        }
        throw refused();
    }

    private static Refused refused() {
        return Refused.because(
                Code.INVALID,
                "address",
                "This is no address that news can be sent to; use one that begins with https:// and names neither a user nor a password, in at most %,d characters."
                        .formatted(LONGEST));
    }

    /** Names are looked at each time something is sent there; here only what says it by itself. */
    private static boolean isPrivate(String host) {
        if (OWN.matcher(host).matches()) {
            return true;
        }
        if (!NUMBER.matcher(host).matches()) {
            return false;
        }
        try {
            return AMBIGUOUS.matcher(host).find() || !PublicAddress.is(InetAddress.getByName(host));
        } catch (UnknownHostException none) {
            return true;
        }
    }
}
