package org.craregistry.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One kept-alive connection that sends prepared requests and reads the answers to their end: as little as a client can do. */
final class Exchange implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNKS_END = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String LENGTH = "content-length: ";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[1 << 18];
    private int filled;

    Exchange(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    static byte[] get(String path, String secret) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + secret + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] post(String document, Map<String, ?> variables, String secret) {
        String body = JSON.writeValueAsString(Map.of("query", document, "variables", variables));
        String head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + secret
                + "\r\nContent-Type: application/json\r\nAccept: application/graphql-response+json\r\nContent-Length: "
                + body.length() + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    /** The body of one answer, over a connection of its own. */
    static JsonNode json(int port, byte[] request) {
        try (Exchange exchange = new Exchange(port)) {
            exchange.send(request);
            int head = exchange.headLength();
            byte[] body = Arrays.copyOfRange(exchange.buffer, head, exchange.filled);
            return JSON.readTree(exchange.isChunked(head) ? joined(body) : body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request and reads the whole answer, which has to be a good one. */
    void send(byte[] request) throws IOException {
        out.write(request);
        filled = 0;
        while (!isComplete()) {
            if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * filled);
            }
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                throw new IOException("The connection was closed before the end of the answer");
            }
            filled += read;
        }
        if (!new String(buffer, 0, 12, StandardCharsets.US_ASCII).equals("HTTP/1.1 200")) {
            throw new IOException(text());
        }
    }

    /** The last answer, head and all. */
    String text() {
        return new String(buffer, 0, filled, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private boolean isComplete() {
        int head = headLength();
        if (head < 0) {
            return false;
        }
        if (isChunked(head)) {
            int from = filled - CHUNKS_END.length;
            return from >= head && Arrays.equals(buffer, from, filled, CHUNKS_END, 0, CHUNKS_END.length);
        }
        return filled >= head + length(head);
    }

    private int headLength() {
        for (int i = 0; i + HEAD_END.length <= filled; i++) {
            if (Arrays.equals(buffer, i, i + HEAD_END.length, HEAD_END, 0, HEAD_END.length)) {
                return i + HEAD_END.length;
            }
        }
        return -1;
    }

    private boolean isChunked(int head) {
        return length(head) < 0;
    }

    private int length(int head) {
        String text = new String(buffer, 0, head, StandardCharsets.US_ASCII).toLowerCase(java.util.Locale.ROOT);
        int at = text.indexOf(LENGTH);
        return at < 0 ? -1 : Integer.parseInt(text.substring(at + LENGTH.length(), text.indexOf('\r', at)));
    }

    private static byte[] joined(byte[] chunks) throws IOException {
        InputStream in = new ByteArrayInputStream(chunks);
        StringBuilder size = new StringBuilder();
        var whole = new java.io.ByteArrayOutputStream();
        while (true) {
            int one = in.read();
            if (one != '\n') {
                size.append((char) one);
                continue;
            }
            int length = Integer.parseInt(size.toString().strip(), 16);
            if (length == 0) {
                return whole.toByteArray();
            }
            whole.write(in.readNBytes(length));
            in.skipNBytes(2);
            size.setLength(0);
        }
    }
}
