package org.craregistry.register.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads XML as programs write it, in a fraction of the time that a parser of all XML takes: in UTF-8, with elements, attributes, texts,
 * characters by number and the five names for characters that need no declaration. At everything else, and at every fault, it stops,
 * so that another parser tells what it means. Names are told without their prefixes, which have to be declared, and without their
 * namespaces.
 */
final class PlainXml {

    private static final int BUFFER = 1 << 16;
    private static final int NAMES = 256;
    private static final int MOST_NAMES = NAMES / 2;
    private static final int LONGEST_NAME = 64;
    private static final int DEEPEST = 100;
    private static final int MOST_ATTRIBUTES = 100;
    private static final byte LATER_IN_NAMES = 1;
    private static final byte FIRST_IN_NAMES = 2;
    private static final byte[] IN_NAMES = inNames();
    private static final int END = -1;
    private static final String DECLARATION =
            "xml\\s+version=(\"1\\.0\"|'1\\.0')(\\s+encoding=(\"(?i:utf-8)\"|'(?i:utf-8)'))?"
                    + "(\\s+standalone=(\"(yes|no)\"|'(yes|no)'))?\\s*\\?";
    private static final String INSTRUCTION = "(?!(?i:xml))[A-Za-z][A-Za-z0-9_-]*(\\s(?s:.)*)?\\?";
    private static final String RESERVED = "http://www\\.w3\\.org/(2000/xmlns/|XML/1998/namespace)";
    private static final int LAST_OF_UNICODE = 0x10FFFF;

    private final InputStream in;
    private final DefaultHandler handler;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;

    private char[] text = new char[BUFFER];
    private int length;

    private final AttributesImpl attributes = new AttributesImpl();
    private final List<String> open = new ArrayList<>();
    private final List<String> declared = new ArrayList<>(List.of(":xml"));
    private final List<Integer> declaredBefore = new ArrayList<>();
    private final byte[] name = new byte[LONGEST_NAME];
    private final String[] names = new String[NAMES];
    private int known;

    private PlainXml(InputStream in, DefaultHandler handler) {
        this.in = in;
        this.handler = handler;
    }

    /** Says that there is something that is left to another parser. */
    static final class NotPlain extends Exception {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** @throws NotPlain where another parser has to read all of it, possibly after the handler was told much of it */
    static void parse(InputStream in, DefaultHandler handler) throws IOException, SAXException, NotPlain {
        new PlainXml(in, handler).parse();
    }

    private void parse() throws IOException, SAXException, NotPlain {
        int first = next();
        if (first == 0xEF) {
            require(next() == 0xBB && next() == 0xBF);
            first = next();
        }
        boolean isBegun = false;
        boolean isDeclarationPossible = true;
        for (int b = first; b != END; b = next()) {
            if (b == '<') {
                int kind = next();
                if (kind == '?') {
                    instruction(isDeclarationPossible);
                } else if (kind == '!') {
                    comment();
                } else if (kind == '/') {
                    flush();
                    end();
                } else {
                    require(!isBegun || !open.isEmpty());
                    isBegun = true;
                    flush();
                    start(kind);
                }
            } else if (open.isEmpty()) {
                require(isSpace(b));
            } else {
                character(b);
            }
            isDeclarationPossible = false;
        }
        require(isBegun && open.isEmpty());
    }

    private int next() throws IOException {
        if (at == filled) {
            filled = in.read(buffer, 0, BUFFER);
            at = 0;
            if (filled <= 0) {
                filled = 0;
                return END;
            }
        }
        return buffer[at++] & 0xFF;
    }

    private static void require(boolean isPlain) throws NotPlain {
        if (!isPlain) {
            throw new NotPlain();
        }
    }

    private static boolean isSpace(int b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** What stands before the root may say that it is XML 1.0 in UTF-8; what instructs programs is passed over. */
    private void instruction(boolean isDeclarationPossible) throws IOException, NotPlain {
        StringBuilder all = new StringBuilder();
        int b = next();
        for (int before = 0; before != '?' || b != '>'; b = next()) {
            require(b != END && b < 0x80 && (b >= ' ' || isSpace(b)));
            all.append((char) b);
            before = b;
        }
        String said = all.toString();
        require(said.matches(isDeclarationPossible ? DECLARATION + "|" + INSTRUCTION : INSTRUCTION));
    }

    private void comment() throws IOException, NotPlain {
        require(next() == '-' && next() == '-');
        int hyphens = 0;
        for (int b = next(); hyphens < 2; b = next()) {
            require(b != END && b < 0x80 && (b >= ' ' || isSpace(b)));
            hyphens = b == '-' ? hyphens + 1 : 0;
            if (hyphens == 2) {
                require(next() == '>');
                return;
            }
        }
    }

    /** A character of a text; ends of lines are told as one character. */
    private void character(int first) throws IOException, NotPlain {
        if (length > text.length - 2) {
            text = Arrays.copyOf(text, text.length * 2);
        }
        if (first >= 0x80) {
            beyondAscii(first);
        } else if (first == '&') {
            reference();
        } else if (first == '\r') {
            text[length++] = '\n';
            if (at < filled || peekable()) {
                at += buffer[at] == '\n' ? 1 : 0;
            }
        } else {
            require(first >= ' ' || first == '\n' || first == '\t');
            require(first != '>' || length < 2 || text[length - 1] != ']' || text[length - 2] != ']');
            text[length++] = (char) first;
            takeLetters();
        }
    }

    /** Takes what follows and is nothing but letters, digits and spaces: most of a text. */
    private void takeLetters() {
        int from = at;
        int to = length;
        int last = Math.min(filled, from + text.length - to - 2);
        while (from < last && (buffer[from] == ' ' || buffer[from] > 0 && IN_NAMES[buffer[from]] > 0)) {
            text[to++] = (char) buffer[from++];
        }
        at = from;
        length = to;
    }

    private boolean peekable() throws IOException {
        if (next() == END) {
            return false;
        }
        at--;
        return true;
    }

    private void beyondAscii(int first) throws IOException, NotPlain {
        int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
        require(first >= 0xC2 && first <= 0xF4);
        int point = first & (0x3F >> more);
        for (int i = 0; i < more; i++) {
            int b = next();
            require(b != END && (b & 0xC0) == 0x80);
            point = point << 6 | b & 0x3F;
        }
        require(more != 2 || point >= 0x800);
        require(more != 3 || point >= 0x10000);
        add(point);
    }

    private void add(int point) throws NotPlain {
        boolean isCharacter = point >= ' ' && point < Character.MIN_SURROGATE
                || point > Character.MAX_SURROGATE && point < 0xFFFE
                || point > 0xFFFF && point <= LAST_OF_UNICODE
                || point == '\t'
                || point == '\n'
                || point == '\r';
        require(isCharacter);
        length += Character.toChars(point, text, length);
    }

    private void reference() throws IOException, NotPlain {
        StringBuilder name = new StringBuilder();
        for (int b = next(); b != ';'; b = next()) {
            require(b > ' ' && b < 0x80 && name.length() < 10);
            name.append((char) b);
        }
        switch (name.toString()) {
            case "lt" -> add('<');
            case "gt" -> add('>');
            case "amp" -> add('&');
            case "quot" -> add('"');
            case "apos" -> add('\'');
            default -> {
                require(name.length() > 1 && name.charAt(0) == '#');
                boolean isHex = name.charAt(1) == 'x';
                String digits = name.substring(isHex ? 2 : 1);
                require(digits.matches(isHex ? "[0-9A-Fa-f]{1,6}" : "[0-9]{1,7}"));
                add(Integer.parseInt(digits, isHex ? 16 : 10));
            }
        }
    }

    private void flush() throws SAXException {
        if (length > 0 && !open.isEmpty()) {
            handler.characters(text, 0, length);
        }
        length = 0;
    }

    private void start(int first) throws IOException, SAXException, NotPlain {
        int b = first;
        String name = name(b);
        b = next();
        attributes.clear();
        require(open.size() < DEEPEST);
        declaredBefore.add(declared.size());
        while (true) {
            boolean isApart = isSpace(b);
            while (isSpace(b)) {
                b = next();
            }
            if (b == '>' || b == '/') {
                break;
            }
            require(isApart);
            attribute(b);
            b = next();
        }
        boolean isEmpty = b == '/';
        require(!isEmpty || next() == '>');
        checkPrefixes(name);
        open.add(name);
        handler.startElement("", local(name), name, attributes);
        if (isEmpty) {
            close(name);
        }
    }

    private void attribute(int first) throws IOException, NotPlain {
        String name = name(first);
        int b = next();
        while (isSpace(b)) {
            b = next();
        }
        require(b == '=');
        b = next();
        while (isSpace(b)) {
            b = next();
        }
        int quote = b;
        require(quote == '"' || quote == '\'');
        length = 0;
        for (b = next(); b != quote; b = next()) {
            require(b != END && b != '<' && b >= ' ');
            attributeCharacter(b);
        }
        String value = new String(text, 0, length);
        length = 0;
        if (name.startsWith("xmlns")) {
            declare(name, value);
            return;
        }
        String local = local(name);
        require(attributes.getLength() < MOST_ATTRIBUTES);
        for (int i = 0; i < attributes.getLength(); i++) {
            require(!attributes.getLocalName(i).equals(local)); // rarely in two namespaces, else twice
        }
        attributes.addAttribute("", local, name, "CDATA", value);
    }

    private void declare(String name, String namespace) throws NotPlain {
        String prefix = name.equals("xmlns") ? "" : name.substring("xmlns".length());
        boolean isReserved = prefix.equals(":xml") || prefix.equals(":xmlns") || namespace.matches(RESERVED);
        int here = declaredBefore.get(declaredBefore.size() - 1);
        require(!isReserved && (prefix.isEmpty() || prefix.startsWith(":") && !namespace.isEmpty()));
        require(!declared.subList(here, declared.size()).contains(prefix));
        declared.add(prefix);
    }

    private void attributeCharacter(int b) throws IOException, NotPlain {
        if (b == '>' || b == ']') {
            if (length > text.length - 2) {
                text = Arrays.copyOf(text, text.length * 2);
            }
            text[length++] = (char) b;
        } else {
            character(b);
        }
    }

    private void checkPrefixes(String name) throws NotPlain {
        require(isDeclared(name));
        for (int i = 0; i < attributes.getLength(); i++) {
            require(isDeclared(attributes.getQName(i)));
        }
    }

    private boolean isDeclared(String name) {
        int colon = name.indexOf(':');
        return colon < 0 || declared.contains(":" + name.substring(0, colon));
    }

    private static String local(String name) {
        return name.indexOf(':') < 0 ? name : name.substring(name.indexOf(':') + 1);
    }

    /** A name, of letters without accents; the byte behind it is read next. */
    private String name(int first) throws IOException, NotPlain {
        require(isOfNameFirst(first));
        int size = 0;
        int hash = 0;
        int colons = 0;
        int b = first;
        while (isOfName(b)) {
            require(size < LONGEST_NAME);
            name[size++] = (byte) b;
            hash = 31 * hash + b;
            colons += b == ':' ? 1 : 0;
            b = next();
        }
        require(b != END && colons <= 1 && name[size - 1] != ':');
        at--;
        int place = hash & NAMES - 1;
        while (names[place] != null && !isName(names[place], size)) {
            place = place + 1 & NAMES - 1;
        }
        if (names[place] != null) {
            return names[place];
        }
        String met = new String(name, 0, size, StandardCharsets.US_ASCII);
        require(colons == 0 || isOfNameFirst(met.charAt(met.indexOf(':') + 1)));
        if (known < MOST_NAMES) {
            names[place] = met;
            known++;
        }
        return met;
    }

    private boolean isName(String candidate, int size) {
        if (candidate.length() != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (candidate.charAt(i) != name[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfNameFirst(int b) {
        return b >= 0 && IN_NAMES[b] == FIRST_IN_NAMES;
    }

    private static boolean isOfName(int b) {
        return b >= 0 && IN_NAMES[b] > 0;
    }

    /** Looked up, because which letter comes next cannot be foreseen. */
    private static byte[] inNames() {
        byte[] inNames = new byte[1 << Byte.SIZE];
        for (int b = 0; b < 0x80; b++) {
            boolean isLetter = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_';
            boolean isOther = b >= '0' && b <= '9' || b == '-' || b == '.' || b == ':';
            inNames[b] = isLetter ? FIRST_IN_NAMES : isOther ? LATER_IN_NAMES : 0;
        }
        return inNames;
    }

    private void end() throws IOException, SAXException, NotPlain {
        require(!open.isEmpty());
        String name = name(next());
        int b = next();
        while (isSpace(b)) {
            b = next();
        }
        require(b == '>' && open.get(open.size() - 1).equals(name));
        close(name);
    }

    private void close(String name) throws SAXException {
        open.remove(open.size() - 1);
        handler.endElement("", local(name), name);
        int before = declaredBefore.remove(declaredBefore.size() - 1);
        while (declared.size() > before) {
            declared.remove(declared.size() - 1);
        }
    }
}
