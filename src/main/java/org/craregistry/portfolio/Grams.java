package org.craregistry.portfolio;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** What texts have in common with what is searched for in them: each three characters that stand beside one another, as a number. */
final class Grams {

    /** How many texts are told at once; a set of their places takes as many bits. */
    static final int PLACES = 4096;

    private static final int CHARACTERS = 3;
    /** As many as tell a text well enough; the rest is compared with the text itself. */
    private static final int MOST_OF_A_SEARCH = 12;
    /** Two bytes for each place take less room than a bit for all of them while they are fewer. */
    private static final int FEW = PLACES / Byte.SIZE / Short.BYTES;

    private Grams() {}

    /** All of a text. */
    static Set<Long> of(String text) {
        Set<Long> grams = new LinkedHashSet<>();
        for (int i = 0; i + CHARACTERS <= text.length(); i++) {
            grams.add(gram(text, i));
        }
        return grams;
    }

    /** Some of what is searched for, from all over it; none where it is too short. */
    static Set<Long> ofSearch(String folded) {
        Set<Long> grams = new LinkedHashSet<>();
        int all = folded.length() - CHARACTERS + 1;
        int asked = Math.min(all, MOST_OF_A_SEARCH);
        for (int i = 0; i < asked; i++) {
            grams.add(gram(folded, i * all / asked));
        }
        return grams;
    }

    private static long gram(String text, int at) {
        long gram = 0;
        for (int i = at; i < at + CHARACTERS; i++) {
            gram = gram << Character.SIZE | text.charAt(i);
        }
        return gram;
    }

    /** Places as they are stored. */
    static byte[] write(BitSet places) {
        if (places.cardinality() >= FEW) {
            byte[] all = new byte[PLACES / Byte.SIZE];
            byte[] bits = places.toByteArray();
            System.arraycopy(bits, 0, all, 0, bits.length);
            return all;
        }
        byte[] some = new byte[places.cardinality() * Short.BYTES];
        int at = 0;
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            some[at++] = (byte) (place >> Byte.SIZE);
            some[at++] = (byte) place;
        }
        return some;
    }

    /** Reads them back. */
    static BitSet read(byte[] stored) {
        if (stored.length == PLACES / Byte.SIZE) {
            return BitSet.valueOf(stored);
        }
        BitSet places = new BitSet(PLACES);
        for (int at = 0; at < stored.length; at += Short.BYTES) {
            places.set((stored[at] & 0xff) << Byte.SIZE | stored[at + 1] & 0xff);
        }
        return places;
    }
}
