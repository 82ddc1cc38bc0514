package dev.rollcall.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The text that the YAML library reads. It asks where it is several times at each position, and
 * would keep the text around each for messages that nobody sees.
 */
class LightMarkReader extends StreamReader {

  private static final String NO_NAME = "";
  private static final int[] NO_TEXT = {};

  private @Nullable Mark last;

  LightMarkReader(String text) {
    super(text);
  }

  @Override
  public Mark getMark() {
    Mark mark = last;
    if (mark == null || mark.getIndex() != getIndex()) {
      mark = new Mark(NO_NAME, getIndex(), getLine(), getColumn(), NO_TEXT, 0);
      last = mark;
    }
    return mark;
  }
}
