"""The pages: translate a request into one query or one service call, and the answer into HTML. No rules, no queries.

One package a room with its addresses, views, forms and templates; what they share stands here.
"""
