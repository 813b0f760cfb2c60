/* The document as bytes, before gSOAP reads it.

   gSOAP takes out, without a word, comments, instructions, document types, entities that nobody declared and what stands around the
   envelope, and believes a declaration about the encoding. None of that belongs into a message: so all of it is walked through here,
   tag by tag. What passes is UTF-8, one Envelope of two elements with one in the second, and markup of three kinds: start tags, end
   tags, and text. Whether the tags match is left to gSOAP. */
#include "node.h"
#include <ctype.h>

#define MOST_LEVELS 64

struct walk
{
  const char *at, *end;
  int depth;          /* how many elements are open */
  int roots, outer;   /* elements without a parent, and of the Envelope */
  int inner;          /* elements of the Envelope's last element */
};

static int starts(const struct walk *w, const char *with)
{
  size_t n = strlen(with);
  return (size_t)(w->end - w->at) >= n && !memcmp(w->at, with, n);
}

/* Whether XML may hold the character (XML 1.0, section 2.2). */
static int is_character(unsigned long c)
{
  if (c < 0x20)
    return c == 9 || c == 10 || c == 13;
  return c < 0xd800 || (c > 0xdfff && c <= 0x10ffff && c != 0xfffe && c != 0xffff);
}

/* How many bytes the character there has (RFC 3629, section 4); 0 where it is none. */
static size_t character(const unsigned char *s, size_t left)
{
  static const unsigned long least[] = { 0, 0, 0x80, 0x800, 0x10000 };
  size_t n = *s < 0x80 ? 1 : *s >> 5 == 6 ? 2 : *s >> 4 == 14 ? 3 : *s >> 3 == 30 ? 4 : 0, i;
  unsigned long c = n == 1 ? *s : *s & (0x7fu >> n);
  if (!n || n > left)
    return 0;
  for (i = 1; i < n; i++)
  {
    if (s[i] >> 6 != 2)
      return 0;
    c = c << 6 | (s[i] & 63);
  }
  return c >= least[n] && is_character(c) ? n : 0;
}

static int is_text(const char *data, size_t size)
{
  size_t i = 0, n;
  for (; i < size; i += n)
    if (!(n = character((const unsigned char*)data + i, size - i)))
      return 0;
  return 1;
}

/* Past `<?xml version="1.0" encoding="UTF-8"?>`, where it stands; the encoding may be left out, and nothing else may be said. */
static const char *pass_declaration(struct walk *w)
{
  char said[64], *s = said;
  const char *close;
  if (!starts(w, "<?xml ") && !starts(w, "<?xml\t") && !starts(w, "<?xml\r") && !starts(w, "<?xml\n"))
    return NULL;
  close = memchr(w->at, '>', (size_t)(w->end - w->at));
  for (w->at += 5; close && w->at < close && s < said + sizeof(said) - 1; w->at++)
    if (!isspace((unsigned char)*w->at))
      *s++ = *w->at == '\'' ? '"' : (char)tolower((unsigned char)*w->at);
  *s = 0;
  if (w->at++ != close || (strcmp(said, "version=\"1.0\"?") && strcmp(said, "version=\"1.0\"encoding=\"utf-8\"?")))
    return "xml.encoding";
  return NULL;
}

/* Past a reference: one of XML's five names, or a character's number. */
static const char *pass_reference(struct walk *w)
{
  static const char *const known[] = { "&lt;", "&gt;", "&amp;", "&quot;", "&apos;" };
  size_t i;
  int base = starts(w, "&#x") ? 16 : 10;
  unsigned long c;
  char digits[10], *after;
  for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
    if (starts(w, known[i]))
    {
      w->at += strlen(known[i]);
      return NULL;
    }
  if (!starts(w, "&#"))
    return "xml.entity";
  w->at += base == 16 ? 3 : 2;
  for (i = 0; i < sizeof(digits) - 1 && w->at < w->end && isxdigit((unsigned char)*w->at); )
    digits[i++] = *w->at++;
  digits[i] = 0;
  c = strtoul(digits, &after, base);
  if (!i || *after || w->at == w->end || *w->at++ != ';' || !is_character(c))
    return "xml.wellformed";
  return NULL;
}

/* Past a tag, its quoted values included. */
static const char *pass_tag(struct walk *w)
{
  int closes = starts(w, "</");
  char quote = 0;
  if (!closes && w->depth == 0 && w->roots++)
    return "xml.wellformed";
  if (!closes && w->depth == 1)
    w->outer++, w->inner = 0;
  if (!closes && w->depth == 2)
    w->inner++;
  for (w->at++; w->at < w->end && (quote || *w->at != '>'); )
  {
    const char *rule = NULL;
    if (*w->at == '<')
      return "xml.wellformed";
    if (*w->at == '&' && quote)
      rule = pass_reference(w);
    else
    {
      if (quote ? *w->at == quote : *w->at == '"' || *w->at == '\'')
        quote = quote ? 0 : *w->at;
      w->at++;
    }
    if (rule)
      return rule;
  }
  if (w->at == w->end)
    return "xml.wellformed";
  if (closes)
    w->depth--;
  else if (w->at[-1] != '/')
    w->depth++;
  w->at++;
  return w->depth < 0 ? "xml.wellformed" : w->depth > MOST_LEVELS ? "limits.depth" : NULL;
}

/* Past a byte of text, which between the elements of Envelope, Header and Body is white space. */
static const char *pass_text(struct walk *w)
{
  if (w->depth < 3 && !strchr(" \t\r\n", *w->at))
    return w->depth ? "shape.text" : "xml.prolog";
  if (*w->at == '&')
    return pass_reference(w);
  w->at++;
  return NULL;
}

static const char *pass(struct walk *w)
{
  if (*w->at != '<')
    return pass_text(w);
  if (starts(w, "<?"))
    return "xml.instruction";
  if (starts(w, "<!--"))
    return "xml.comment";
  if (starts(w, "<!")) /* a document type; or a CDATA section, which no cluster sends */
    return starts(w, "<![") ? "xml.cdata" : "xml.doctype";
  return pass_tag(w);
}

/* The rule that refuses the document; NULL where it may be read. */
const char *document_check(const char *data, size_t size)
{
  struct walk w = { data, data + size, 0, 0, 0, 0 };
  const char *rule;
  if (!is_text(data, size))
    return "xml.encoding";
  if (starts(&w, "\xef\xbb\xbf"))
    w.at += 3;
  rule = pass_declaration(&w);
  while (!rule && w.at < w.end)
    rule = pass(&w);
  if (!rule && (w.depth || !w.roots))
    rule = "xml.wellformed";
  if (!rule && w.outer != 2)
    rule = "shape.envelope";
  if (!rule && w.inner != 1)
    rule = "shape.body";
  return rule;
}
