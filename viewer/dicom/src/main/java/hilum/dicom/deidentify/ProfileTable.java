package hilum.dicom.deidentify;

import hilum.dicom.Tag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The table of PS3.15 E.1-1: what the profile does with each element. */
final class ProfileTable {
    /** What happens to an element; of a choice by type, the one that leaves the object valid. */
    enum Action {
        /** Goes. */
        REMOVE,
        /** Stays without a value. */
        EMPTY,
        /** Gets a value that says nothing. */
        DUMMY,
        /** Gets another UID. */
        NEW_UID,
        /** Stays, and its items are treated in turn. */
        ITEMS
    }

    /** Action and the letters of the options that speak of the element. */
    record Rule(Action action, String options) {
        boolean has(char option) {
            return options.indexOf(option) >= 0;
        }
    }

    private final Map<Integer, Rule> rules;

    private ProfileTable(Map<Integer, Rule> rules) {
        this.rules = rules;
    }

    static ProfileTable load() {
        Map<Integer, Rule> rules = new HashMap<>();
        try (InputStream in = ProfileTable.class.getResourceAsStream("profile.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: no profile.tsv");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(fields -> {
                        for (String tag : fields[2].split(" ")) {
                            rules.put(Integer.parseUnsignedInt(tag, 16), new Rule(action(fields[0]), fields[1]));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProfileTable(Map.copyOf(rules));
    }

    private static Action action(String code) {
        return switch (code) {
            case "X" -> Action.REMOVE;
            case "Z", "X/Z" -> Action.EMPTY;
            case "D", "Z/D", "X/D", "X/Z/D" -> Action.DUMMY;
            case "U" -> Action.NEW_UID;
            case "X/Z/U*" -> Action.ITEMS;
            default -> throw new IllegalStateException("unknown action " + code.toUpperCase(Locale.ROOT));
        };
    }

    Optional<Rule> rule(Tag tag) {
        return Optional.ofNullable(rules.get(tag.value()));
    }

    int size() {
        return rules.size();
    }
}
