from django.urls import path

from enlace.web.papers import papers, rows, rules, sheets, templates

app_name = "papers"
urlpatterns = [
    path("papers/", papers.papers, name="papers"),
    path("papers/rules/", rules.overview, name="rules"),
    path("papers/rules/<slug:kind>/", rules.edit, name="rules-of-all"),
    path("papers/rules/<slug:kind>/drop/", rules.drop, name="rules-of-all-drop"),
    path("papers/rules/<slug:kind>/<slug:code>/", rules.edit, name="rules-of-body"),
    path("papers/rules/<slug:kind>/<slug:code>/drop/", rules.drop, name="rules-of-body-drop"),
    path("papers/templates/", templates.overview, name="templates"),
    path("papers/templates/older/<int:pk>.docx", templates.older, name="template-older"),
    path("papers/templates/older/<int:pk>/restore/", templates.restore, name="template-restore"),
    path("papers/templates/<slug:kind>/<slug:language>/", templates.template, name="template"),
    path(
        "papers/templates/<slug:kind>/<slug:language>/present.docx",
        templates.present,
        name="template-present",
    ),
    path("papers/templates/<slug:kind>/<slug:language>/own/", templates.built_in, name="template-built-in"),
    path("meetings/<slug:slug>/papers/<slug:kind>/", papers.paper, name="paper"),
    path("meetings/<slug:slug>/papers/<slug:kind>/make/", papers.make, name="make"),
    path("meetings/<slug:slug>/papers/<slug:kind>/head/", papers.head, name="head"),
    path("meetings/<slug:slug>/papers/<slug:kind>/share/", papers.share, name="share"),
    path("meetings/<slug:slug>/papers/<slug:kind>/refresh/", papers.refresh, name="refresh"),
    path(
        "meetings/<slug:slug>/papers/<slug:kind>/<slug:language>.<slug:file_format>",
        papers.export,
        name="export",
    ),
    path("meetings/<slug:slug>/papers/<slug:kind>/add/<slug:section>/", rows.add, name="row-add"),
    path("meetings/<slug:slug>/papers/<slug:kind>/rows/<int:pk>/", rows.edit, name="row"),
    path("meetings/<slug:slug>/papers/<slug:kind>/rows/<int:pk>/move/", rows.move, name="row-move"),
    path("meetings/<slug:slug>/papers/<slug:kind>/rows/<int:pk>/<slug:act>/", rows.put, name="row-put"),
    path("meetings/<slug:slug>/sheets/", sheets.sheets, name="sheets"),
    path(
        "meetings/<slug:slug>/sheets/all.<slug:language>.<slug:file_format>",
        sheets.export_all,
        name="sheets-export",
    ),
    path("meetings/<slug:slug>/sheets/<slug:code>/", sheets.sheet, name="sheet"),
    path(
        "meetings/<slug:slug>/sheets/<slug:code>/<slug:language>.<slug:file_format>",
        sheets.export,
        name="sheet-export",
    ),
]
