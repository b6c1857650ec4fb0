"""From an address to bytes: politely, safely, and archived before anything reads them."""
