package dev.rollcall.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.Token;

/**
 * A scanner that looks at each token once. The parser asks about the next one several times, and
 * the library's scanner goes over all possible keys each time.
 */
final class CachingScanner implements Scanner {

  private final ScannerImpl scanner;
  private @Nullable Token next;

  CachingScanner(ScannerImpl scanner) {
    this.scanner = scanner;
  }

  @Override
  public boolean checkToken(Token.ID choice) {
    return peekToken().getTokenId() == choice;
  }

  @Override
  public boolean checkToken(Token.ID... choices) {
    Token.ID found = peekToken().getTokenId();
    for (Token.ID choice : choices) {
      if (found == choice) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Token peekToken() {
    Token token = next;
    if (token == null) {
      token = scanner.peekToken();
      next = token;
    }
    return token;
  }

  @Override
  public Token getToken() {
    Token token = peekToken();
    scanner.getToken();
    next = null;
    return token;
  }

  @Override
  public void resetDocumentIndex() {
    scanner.resetDocumentIndex();
  }
}
