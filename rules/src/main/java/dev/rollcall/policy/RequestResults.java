package dev.rollcall.policy;

import dev.rollcall.cel.ExpressionKey;
import dev.rollcall.policy.Parameters.Parameter;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What expressions come to for one request, and for it with a parameter. */
final class RequestResults {

  /** So many parameters are told apart; each of more is asked about by itself. */
  private static final int MOST_PARAMETERS = 16;

  private final SharedResults ofRequest;
  private final @Nullable SharedResults ofParameter;
  private final Map<Parameter, RequestResults> byParameter = new IdentityHashMap<>(2);

  /** Creates the results of a request without a parameter. */
  RequestResults() {
    this(new SharedResults(), new SharedResults());
  }

  private RequestResults(SharedResults ofRequest, @Nullable SharedResults ofParameter) {
    this.ofRequest = ofRequest;
    this.ofParameter = ofParameter;
  }

  /** Returns the results of the same request with a parameter, null for none. */
  RequestResults with(@Nullable Parameter parameter) {
    if (parameter == null) {
      return this;
    }
    RequestResults known = byParameter.get(parameter);
    if (known == null) {
      boolean room = byParameter.size() < MOST_PARAMETERS;
      known = new RequestResults(ofRequest, room ? new SharedResults() : null);
      if (room) {
        byParameter.put(parameter, known);
      }
    }
    return known;
  }

  /** Returns the results to which those of a key belong, null if they are not shared. */
  @Nullable SharedResults of(ExpressionKey key) {
    return key.ofParameter() ? ofParameter : ofRequest;
  }
}
