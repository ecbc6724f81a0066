package org.craregistry.security;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All roles that accounts hold in portfolios. */
interface Memberships extends Repository<Membership, UUID> {

    /** All of a portfolio, locked, so that two owners cannot remove each other at the same moment. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from Membership m where m.portfolioId = :portfolio order by m.id")
    List<Membership> lockAllOf(UUID portfolio);

    /** All of an account, locked. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from Membership m where m.account = :account order by m.id")
    List<Membership> lockAllOfAccount(Account account);

    Membership save(Membership membership);

    Membership saveAndFlush(Membership membership);

    void delete(Membership membership);

    void deleteAll(Iterable<? extends Membership> memberships);
}
