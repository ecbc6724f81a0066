package org.craregistry.graphql;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * An object in an answer, in which the names stand once for all objects of its list: a page has many objects alike, and a map of its own
 * for each would cost more than the values in it.
 */
final class PlainObject extends AbstractMap<String, @Nullable Object> {

    /** The names of the fields, in their order, the same as JSON has them, and how many characters they have together. */
    record Names(List<String> names, List<SerializableString> quoted, long length) {

        static Names of(List<String> names) {
            return new Names(
                    List.copyOf(names),
                    names.stream()
                            .<SerializableString>map(SerializedString::new)
                            .toList(),
                    names.stream().mapToLong(String::length).sum());
        }
    }

    private final Names names;
    private final List<@Nullable Object> values;

    /** @param values one for each name, in the order of the names */
    PlainObject(Names names, List<@Nullable Object> values) {
        this.names = names;
        this.values = Collections.unmodifiableList(values);
    }

    /** How many characters the names of the fields have together. */
    long lengthOfNames() {
        return names.length();
    }

    SerializableString quotedName(int at) {
        return names.quoted().get(at);
    }

    @Nullable
    Object value(int at) {
        return values.get(at);
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public Collection<@Nullable Object> values() {
        return values;
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
                return new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < size();
                    }

                    @Override
                    public Map.Entry<String, @Nullable Object> next() {
                        if (!hasNext()) {
                            throw new NoSuchElementException();
                        }
                        return entry(next++);
                    }
                };
            }

            @Override
            public int size() {
                return values.size();
            }
        };
    }

    private Map.Entry<String, @Nullable Object> entry(int at) {
        return new SimpleImmutableEntry<>(names.names().get(at), values.get(at));
    }
}
