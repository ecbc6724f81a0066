package org.craregistry.news.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** Looks names up for the connection that is made next, so that nothing can come between looking at an address and going there. */
final class PublicResolver implements DnsResolver {

    private final boolean allowPrivate;

    PublicResolver(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /** A name that leads to no address that may be gone to. */
    static final class NotPublic extends UnknownHostException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        if (allowPrivate) {
            return found;
        }
        // All of them have to be: one that is not would be the next to be tried.
        List<InetAddress> open = Stream.of(found).filter(PublicAddress::is).toList();
        if (open.isEmpty() || open.size() < found.length) {
            throw new NotPublic();
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
