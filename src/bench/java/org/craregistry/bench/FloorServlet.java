package org.craregistry.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.StateOfLaw;
import org.craregistry.storage.Ids;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/** Answers each question of {@link Questions} as somebody would who writes for that question only. */
final class FloorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final JsonFactory JSON = new JsonFactory();

    private final transient DataSource dataSource;
    private final transient StateOfLaw law;

    FloorServlet(DataSource dataSource, StateOfLaw law) {
        this.dataSource = dataSource;
        this.law = law;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        String question = request.getPathInfo().substring(1);
        try (Connection connection = dataSource.getConnection();
                JsonGenerator json = JSON.createGenerator(response.getOutputStream())) {
            if (question.equals("one")) {
                new FloorProduct(connection, json, law).write(id(request, "id"));
            } else {
                boolean certified = question.equals("certified");
                new FloorPage(connection, json, certified || question.equals("determined") ? law : null, certified)
                        .write(id(request, "portfolio"), request.getParameter("after"), id(request, "id"));
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static byte[] id(HttpServletRequest request, String parameter) {
        return Ids.bytes(NodeId.parse(request.getParameter(parameter)).id());
    }
}
