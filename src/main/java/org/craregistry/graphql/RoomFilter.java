package org.craregistry.graphql;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.craregistry.storage.DiskFull;
import org.craregistry.storage.Room;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses uploads while there is too little room on the disk; of requests to the API only the engine knows which of them write. */
@Component
class RoomFilter extends OncePerRequestFilter {

    private final Room room;
    private final String api;

    RoomFilter(Room room, GraphQlProperties graphql) {
        this.room = room;
        this.api = graphql.getHttp().getPath();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || request.getServletPath().equals(api);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (room.isLeft()) {
            chain.doFilter(request, response);
        } else {
            HttpProblems.write(response, HttpStatus.INSUFFICIENT_STORAGE, DiskFull.SENTENCE);
        }
    }
}
