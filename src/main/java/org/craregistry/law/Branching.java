package org.craregistry.law;

import java.util.ArrayList;
import java.util.List;

/**
 * How a case is looked at branch by branch while questions are open: by each result that may come out of the rulings which
 * others build on. What is the same in every branch is settled although they differ (our ruling on what all branches share).
 * Not the answers to the questions are gone through, but the few results of a ruling; where all are settled there is no
 * branch.
 */
enum Branching {
    NONE {
        @Override
        List<Case> of(Case c) {
            return List.of();
        }
    },
    /** By categories of which the law says the same. */
    BY_CATEGORY {
        @Override
        List<Case> of(Case c) {
            Branches branches = new Branches(c);
            for (int categories : alike(c)) {
                branches.add(c.craClass().narrowedTo(categories));
            }
            return branches.several();
        }
    },
    /** By how the AI Act sees the product. */
    BY_STATUS {
        @Override
        List<Case> of(Case c) {
            Branches branches = new Branches(c);
            for (Decision<?> status : AiStatus.STATUS.decide(c).each()) {
                branches.add(c.craClass(), status);
            }
            return branches.several();
        }
    },
    /** By scope, procedure under the AI Act, category and row of Article 32; of what is surely out of scope no row is asked. */
    BY_EVERYTHING {
        @Override
        List<Case> of(Case c) {
            Branches branches = new Branches(c);
            List<Decision<?>> procedures =
                    AiActArticle43Assessment.PROCEDURE.decide(c).each();
            Decision<ScopeOutcome> scopes = CraScope.SCOPE.decide(c);
            for (Decision<?> scope : scopes.each()) {
                if (scopes.mayBe(ScopeOutcome.IN_SCOPE)) {
                    addByRow(branches, scope, procedures, c);
                } else {
                    procedures.forEach(procedure -> branches.add(c.craClass(), scope, procedure));
                }
            }
            return branches.several();
        }
    };

    private static final List<Integer> CLASSES = List.of(
            bits(ProductClass.DEFAULT),
            bits(ProductClass.IMPORTANT_CLASS_I),
            bits(ProductClass.IMPORTANT_CLASS_II),
            bits(ProductClass.CRITICAL));

    /** The branches of this case; none where it has only one. */
    abstract List<Case> of(Case c);

    private static int bits(ProductClass productClass) {
        return CategoryCode.bits(CategoryCode.ALL.stream()
                .filter(code -> code.productClass() == productClass)
                .toList());
    }

    private static void addByRow(Branches branches, Decision<?> scope, List<Decision<?>> procedures, Case c) {
        for (int categories : alike(c)) {
            CraClass craClass = c.craClass().narrowedTo(categories);
            Case one = c.supposing(craClass, scope);
            for (Decision<?> row : CraArticle32Procedures.TABLE.decide(one).each()) {
                procedures.forEach(procedure -> branches.add(craClass, scope, procedure, row));
            }
        }
    }

    /** The categories that are possible, those together of which class, state of the law and certificates say the same. */
    private static List<Integer> alike(Case c) {
        int possible = c.craClass().possible();
        if (Integer.bitCount(possible) == 1) {
            return List.of(possible);
        }
        List<Integer> groups = List.of(possible);
        for (int categories : CLASSES) {
            groups = split(groups, categories);
        }
        groups = split(groups, c.stateOfLaw().categoriesWithSchemes(c.asOf()));
        groups = split(groups, c.stateOfLaw().categoriesWithStandards(c.asOf()));
        groups = split(groups, c.stateOfLaw().categoriesToCertify(c.asOf()));
        for (CraCertificates.Categories categories : c.certificates().all()) {
            groups = split(split(groups, categories.yes()), categories.maybe());
        }
        return groups;
    }

    private static List<Integer> split(List<Integer> groups, int categories) {
        List<Integer> parts = new ArrayList<>(groups.size() + 1);
        for (int group : groups) {
            addUnlessEmpty(parts, group & categories);
            addUnlessEmpty(parts, group & ~categories);
        }
        return parts;
    }

    private static void addUnlessEmpty(List<Integer> groups, int group) {
        if (group != 0) {
            groups.add(group);
        }
    }
}
