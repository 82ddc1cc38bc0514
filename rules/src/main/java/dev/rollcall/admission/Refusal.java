package dev.rollcall.admission;

import dev.rollcall.source.Place;

/**
 * One cause for which the API server refuses an object.
 *
 * @param place what to point at
 * @param path the field as the server names it, which is not always the path of the place
 * @param reason why, in the server's terms
 * @param message value, reason and remedy in plain words: lower case, no full stop
 */
public record Refusal(Place place, String path, Reason reason, String message) {}
