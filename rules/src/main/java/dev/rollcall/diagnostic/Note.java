package dev.rollcall.diagnostic;

import dev.rollcall.source.Location;
import org.jspecify.annotations.Nullable;

/**
 * A second thought on a finding.
 *
 * @param message a sentence in the style of a finding's message; may have several lines, such as a
 *     toleration to paste
 * @param location where the note points, null for one that points nowhere
 */
public record Note(String message, @Nullable Location location) {}
