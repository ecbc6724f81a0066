package org.craregistry.news.webhooks;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.craregistry.news.NewsSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sends messages to endpoints that strangers may run: to public addresses only, without following redirects, in a limited time, and
 * reading no more of an answer than its status.
 */
@Component
class Endpoints {

    private static final int MOST_CONNECTIONS = 64;
    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_LINE = 8192;
    private static final String USER_AGENT = "CRA-Registry";

    private final ProxySelector proxies;
    private final PublicResolver targets;
    private final CloseableHttpClient direct;
    private final CloseableHttpClient byProxy;
    private final Duration within;
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "webhook-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    @Autowired
    Endpoints(NewsSettings settings) {
        this(settings, ProxySelector.getDefault());
    }

    /** @param proxies which proxy leads where, as the properties of Java say unless this is a test */
    Endpoints(NewsSettings settings, ProxySelector proxies) {
        this.proxies = proxies;
        this.targets = new PublicResolver(settings.allowPrivateAddresses());
        this.within = settings.answerWithin();
        this.direct = client(settings, targets).build();
        // A proxy is where the operator says, mostly in the private network.
        this.byProxy = client(settings, SystemDefaultDnsResolver.INSTANCE)
                .setRoutePlanner(new SystemDefaultRoutePlanner(proxies))
                .build();
        deadlines.setRemoveOnCancelPolicy(true);
    }

    private static HttpClientBuilder client(NewsSettings settings, DnsResolver resolver) {
        Timeout within = Timeout.of(settings.answerWithin());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(within)
                        .setSocketTimeout(within)
                        .build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxHeaderCount(MOST_HEADERS)
                                .setMaxLineLength(LONGEST_LINE)
                                .build())
                        .build())
                .setMaxConnTotal(MOST_CONNECTIONS)
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(within)
                        .setConnectionRequestTimeout(within)
                        .build())
                .setUserAgent(USER_AGENT)
                // Each message goes over a connection of its own, whose address was looked at just then.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression();
    }

    /** Sends a message in JSON; whatever goes wrong is an answer in words. */
    EndpointAnswer post(URI address, Map<String, String> headers, String body) {
        HttpPost request = new HttpPost(address);
        headers.forEach(request::setHeader);
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
        Future<?> deadline = deadline(request);
        try {
            return send(address, request);
        } catch (IOException failed) {
            return EndpointAnswer.failed(words(failed, request.isCancelled()));
        } finally {
            if (deadline != null) {
                deadline.cancel(false);
            }
        }
    }

    private EndpointAnswer send(URI address, HttpPost request) throws IOException {
        ClassicHttpResponse response = clientTo(address).executeOpen(null, request, null);
        int status = response.getCode();
        // What else is in the answer is not read: closing it without this would read it to its end.
        request.cancel();
        closeQuietly(response);
        return EndpointAnswer.of(status);
    }

    /**
     * What leads to an address. Through a proxy nobody here connects to it, so that it is looked at before; a name that only the proxy
     * knows is left to the proxy.
     */
    private CloseableHttpClient clientTo(URI address) throws PublicResolver.NotPublic {
        // The first of those that the other client can use, as it chooses by itself: where that is no proxy, addresses
        // are looked at.
        Optional<Proxy.Type> way = proxies.select(address).stream()
                .map(Proxy::type)
                .filter(type -> type != Proxy.Type.SOCKS)
                .findFirst();
        if (way.filter(Proxy.Type.HTTP::equals).isEmpty()) {
            return direct;
        }
        try {
            targets.resolve(address.getHost());
        } catch (PublicResolver.NotPublic refused) {
            throw refused;
        } catch (UnknownHostException knownToTheProxy) {
            return byProxy;
        }
        return byProxy;
    }

    private static void closeQuietly(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException cut) {
            // The connection was cut just before, on purpose.
        }
    }

    /** An endpoint that sends a byte now and then is never silent for long. */
    private @Nullable Future<?> deadline(HttpPost request) {
        try {
            return deadlines.schedule(request::cancel, within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            return null;
        }
    }

    private String words(IOException failed, boolean late) {
        if (failed instanceof PublicResolver.NotPublic) {
            return "The address leads to this machine or into a private network, where nothing is sent.";
        }
        if (failed instanceof UnknownHostException) {
            return "There is no such host.";
        }
        if (late || failed instanceof SocketTimeoutException) {
            return "The endpoint did not answer within %d seconds.".formatted(within.toSeconds());
        }
        if (failed instanceof SSLException) {
            return "The endpoint cannot be trusted: its certificate or its TLS is not accepted.";
        }
        return failed instanceof ConnectException
                ? "The endpoint refused the connection."
                : "The connection broke before there was an answer.";
    }

    @PreDestroy
    void close() throws IOException {
        deadlines.shutdownNow();
        direct.close();
        byProxy.close();
    }
}
