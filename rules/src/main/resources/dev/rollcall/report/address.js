// What is chosen on the page, kept in its address: #nodes?node=gpu&without=N opens it again.

class Address {
  constructor() {
    this.listeners = [];
    this.read();
    addEventListener('hashchange', () => {
      this.read();
      this.listeners.forEach(listener => listener());
      this.go();
    });
    document.addEventListener('click', event => {
      const link = event.target.closest && event.target.closest('a[href^="#"]');
      if (link && !event.defaultPrevented) {
        event.preventDefault();
        this.follow(link.getAttribute('href').slice(1));
      }
    });
  }

  read() {
    const [place, query] = location.hash.slice(1).split('?');
    this.place = place;
    this.values = new URLSearchParams(query || '');
  }

  get(name) {
    return this.values.get(name) || '';
  }

  set(name, value) {
    if (this.get(name) === value) {
      return;
    }
    value ? this.values.set(name, value) : this.values.delete(name);
    try {
      history.replaceState(null, '', this.text());
    } catch (error) {
      // A page inside of a frame may have no address; it works without.
    }
  }

  text() {
    const query = this.values.toString();
    return '#' + this.place + (query ? '?' + query : '');
  }

  /** Goes to a place of the page, and leaves what is chosen as it is. */
  follow(place) {
    this.place = place;
    if (location.hash === this.text()) {
      this.go();
    } else {
      location.hash = this.text();
    }
  }

  /** Shows the place that the address names. */
  go() {
    let place = null;
    try {
      place = this.place && document.getElementById(decodeURIComponent(this.place));
    } catch (error) {
      // An address that is not well-formed names nothing.
    }
    if (!place) {
      return;
    }
    if (place.tagName === 'DETAILS') {
      place.open = true;
      place.firstChild.focus();
    } else if (!place.contains(document.activeElement)) {
      place.tabIndex = -1;
      place.focus({preventScroll: true});
    }
    place.scrollIntoView();
  }
}

const address = new Address();

/** Makes a box to search in, of which the address keeps the words. */
function searchBox(id, label, key, placeholder, changed) {
  const box = el('input', {type: 'search', id, autocomplete: 'off', placeholder, spellcheck: 'false',
    value: address.get(key)});
  box.addEventListener('input', settled(() => {
    address.set(key, box.value.trim());
    changed();
  }));
  return {
    label: el('label', {for: id}, label + ' ', box),
    words: () => box.value.trim().toLowerCase().split(/\s+/).filter(word => word),
    restore: () => {
      box.value = address.get(key);
    },
  };
}

/** Makes a box to tick, of which the address keeps those that are not ticked. */
class Choices {
  constructor(key, all, changed) {
    this.key = key;
    this.all = all;
    this.changed = changed;
    this.boxes = new Map();
    this.restore();
  }

  has(one) {
    return !this.without.has(one);
  }

  restore() {
    this.without = new Set(address.get(this.key).split(',').filter(one => this.all.includes(one)));
    this.boxes.forEach((box, one) => {
      box.checked = this.has(one);
    });
  }

  box(one, attributes) {
    const box = el('input', {type: 'checkbox', checked: this.has(one), ...attributes, change: () => {
      box.checked ? this.without.delete(one) : this.without.add(one);
      address.set(this.key, this.all.filter(each => !this.has(each)).join(','));
      this.changed();
    }});
    this.boxes.set(one, box);
    return box;
  }
}
