package org.craregistry.law;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The branches of a case; each is made when it is looked at, because the first few often are enough. */
final class Branches extends AbstractList<Case> {

    /** What is supposed in a branch, and the branch once it is made. */
    private static final class Branch {
        private final CraClass craClass;
        private final Decision<?>[] results;
        private @Nullable Case made;

        private Branch(CraClass craClass, Decision<?>[] results) {
            this.craClass = craClass;
            this.results = results;
        }
    }

    private final Case c;
    private final List<Branch> branches = new ArrayList<>();

    Branches(Case c) {
        this.c = c;
    }

    /** Adds the branch in which the category is among these of the class and these results come out. */
    void add(CraClass craClass, Decision<?>... results) {
        branches.add(new Branch(craClass, results));
    }

    /** These, or none where there is only one: the case itself. */
    List<Case> several() {
        return branches.size() < 2 ? List.of() : this;
    }

    @Override
    public Case get(int index) {
        Branch branch = branches.get(index);
        Case made = branch.made;
        if (made == null) {
            made = c.supposing(branch.craClass, branch.results);
            branch.made = made;
        }
        return made;
    }

    @Override
    public int size() {
        return branches.size();
    }
}
