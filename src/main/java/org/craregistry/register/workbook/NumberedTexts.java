package org.craregistry.register.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.craregistry.storage.TemporaryFolder;
import org.jspecify.annotations.Nullable;

/**
 * Texts by number, in the order they come. The first are kept in memory, up to a number of bytes; the others in a file that has no
 * name, so that it goes with the process whatever happens.
 */
public final class NumberedTexts implements Closeable {

    /** What a text costs in memory beside its characters, with its place in the list. */
    public static final int OVERHEAD = 56;

    private static final int LATIN_1 = 0xFF;
    private static final int PAGE = 1 << 16;

    private final long mostBytes;
    private String[] inMemory = new String[64];
    private int[] starts = new int[0];
    private int memorised;
    private int size;
    private long held;
    private int spilledCharacters;
    private @Nullable FileChannel file;
    private final ByteBuffer unwritten = ByteBuffer.allocate(PAGE);
    private final ByteBuffer page = ByteBuffer.allocate(PAGE).limit(0);
    private long pageStart;

    /** @param mostBytes what may be in memory */
    public NumberedTexts(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Adds a text; its number is how many there were. @throws UncheckedIOException where the disk fails */
    public void add(String text) {
        long cost = bytes(text);
        if (size == memorised && held + cost <= mostBytes) {
            if (memorised == inMemory.length) {
                inMemory = Arrays.copyOf(inMemory, memorised * 2);
            }
            inMemory[memorised++] = text;
            held += cost;
        } else {
            spill(text);
        }
        size++;
    }

    public int size() {
        return size;
    }

    /** The text of this number; {@code null} where there is none. @throws UncheckedIOException where the disk fails */
    public @Nullable String get(int number) {
        if (number < 0 || number >= size) {
            return null;
        }
        return number < memorised ? inMemory[number] : read(number - memorised);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    /** As Java keeps it: a byte for each character where all are Latin-1, otherwise two. */
    private static long bytes(String text) {
        boolean narrow = text.chars().allMatch(character -> character <= LATIN_1);
        return OVERHEAD + (narrow ? text.length() : 2L * text.length());
    }

    private void spill(String text) {
        int spilled = size - memorised;
        if (spilled + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, Math.max(1024, starts.length * 2));
        }
        for (int i = 0; i < text.length(); i++) {
            if (!unwritten.hasRemaining()) {
                write();
            }
            unwritten.putChar(text.charAt(i));
        }
        spilledCharacters = Math.addExact(spilledCharacters, text.length());
        starts[spilled + 1] = spilledCharacters;
    }

    private void write() {
        try {
            FileChannel out = open();
            unwritten.flip();
            while (unwritten.hasRemaining()) {
                out.write(unwritten, out.size());
            }
            unwritten.clear();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private FileChannel open() throws IOException {
        if (file == null) {
            file = FileChannel.open(
                    TemporaryFolder.newFile(".texts"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        }
        return file;
    }

    private String read(int spilled) {
        char[] characters = new char[starts[spilled + 1] - starts[spilled]];
        long at = 2L * starts[spilled];
        for (int i = 0; i < characters.length; i++, at += 2) {
            if (at < pageStart || at >= pageStart + page.limit()) {
                turnTo(at);
            }
            characters[i] = page.getChar((int) (at - pageStart));
        }
        return new String(characters);
    }

    /** Cells name their texts mostly in their order, so that a page holds the next ones too. */
    private void turnTo(long position) {
        try {
            if (unwritten.position() > 0) {
                write();
            }
            page.clear();
            pageStart = position;
            FileChannel in = open();
            while (page.hasRemaining() && in.read(page, position + page.position()) >= 0) {
                // the next part of it
            }
            page.flip();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
