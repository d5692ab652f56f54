// The element names that the walkers switch on. A tag is found once a distinct name, so a switch costs nothing per node.
#pragma once

#include <cstdint>
#include <string_view>

namespace sverka {

// Enumerator, name. Order is of no meaning.
// clang-format off
#define SVERKA_DOCX_TAGS(X)                                                                             \
  X(WBody, "w:body") X(WP, "w:p") X(WTbl, "w:tbl") X(WTr, "w:tr") X(WTc, "w:tc") X(WR, "w:r")            \
  X(WT, "w:t") X(WTab, "w:tab") X(WBr, "w:br") X(WCr, "w:cr") X(WSym, "w:sym") X(WPtab, "w:ptab")        \
  X(WNoBreakHyphen, "w:noBreakHyphen") X(WSoftHyphen, "w:softHyphen") X(WDelText, "w:delText")           \
  X(WInstrText, "w:instrText") X(WDelInstrText, "w:delInstrText") X(WFldChar, "w:fldChar")               \
  X(WFldSimple, "w:fldSimple") X(WHyperlink, "w:hyperlink") X(WIns, "w:ins") X(WDel, "w:del")            \
  X(WMoveFrom, "w:moveFrom") X(WMoveTo, "w:moveTo") X(WSdt, "w:sdt") X(WSdtPr, "w:sdtPr")                \
  X(WSdtEndPr, "w:sdtEndPr") X(WSdtContent, "w:sdtContent") X(WSmartTag, "w:smartTag")                   \
  X(WCustomXml, "w:customXml") X(WSmartTagPr, "w:smartTagPr") X(WCustomXmlPr, "w:customXmlPr")           \
  X(WBdo, "w:bdo") X(WDir, "w:dir") X(WRuby, "w:ruby") X(WRubyPr, "w:rubyPr") X(WRt, "w:rt")             \
  X(WRubyBase, "w:rubyBase") X(WPPr, "w:pPr") X(WRPr, "w:rPr") X(WTblPr, "w:tblPr")                      \
  X(WTblGrid, "w:tblGrid") X(WTrPr, "w:trPr") X(WTcPr, "w:tcPr") X(WTblPrEx, "w:tblPrEx")                \
  X(WSectPr, "w:sectPr") X(WDrawing, "w:drawing") X(WPict, "w:pict") X(WObject, "w:object")              \
  X(WControl, "w:control") X(WContentPart, "w:contentPart") X(WAltChunk, "w:altChunk")                   \
  X(WSubDoc, "w:subDoc") X(WFootnoteReference, "w:footnoteReference")                                    \
  X(WEndnoteReference, "w:endnoteReference") X(WCommentReference, "w:commentReference")                  \
  X(WFootnoteRef, "w:footnoteRef") X(WEndnoteRef, "w:endnoteRef") X(WAnnotationRef, "w:annotationRef")   \
  X(WSeparator, "w:separator") X(WContinuationSeparator, "w:continuationSeparator")                      \
  X(WLastRenderedPageBreak, "w:lastRenderedPageBreak") X(WPgNum, "w:pgNum")                              \
  X(WDayShort, "w:dayShort") X(WDayLong, "w:dayLong") X(WMonthShort, "w:monthShort")                     \
  X(WMonthLong, "w:monthLong") X(WYearShort, "w:yearShort") X(WYearLong, "w:yearLong")                   \
  X(WBookmarkStart, "w:bookmarkStart") X(WBookmarkEnd, "w:bookmarkEnd")                                  \
  X(WCommentRangeStart, "w:commentRangeStart") X(WCommentRangeEnd, "w:commentRangeEnd")                  \
  X(WProofErr, "w:proofErr") X(WPermStart, "w:permStart") X(WPermEnd, "w:permEnd")                       \
  X(WMoveFromRangeStart, "w:moveFromRangeStart") X(WMoveFromRangeEnd, "w:moveFromRangeEnd")              \
  X(WMoveToRangeStart, "w:moveToRangeStart") X(WMoveToRangeEnd, "w:moveToRangeEnd")                      \
  X(WCustomXmlInsRangeStart, "w:customXmlInsRangeStart")                                                 \
  X(WCustomXmlInsRangeEnd, "w:customXmlInsRangeEnd")                                                     \
  X(WCustomXmlDelRangeStart, "w:customXmlDelRangeStart")                                                 \
  X(WCustomXmlDelRangeEnd, "w:customXmlDelRangeEnd")                                                     \
  X(WCustomXmlMoveFromRangeStart, "w:customXmlMoveFromRangeStart")                                       \
  X(WCustomXmlMoveFromRangeEnd, "w:customXmlMoveFromRangeEnd")                                           \
  X(WCustomXmlMoveToRangeStart, "w:customXmlMoveToRangeStart")                                           \
  X(WCustomXmlMoveToRangeEnd, "w:customXmlMoveToRangeEnd")                                               \
  X(WRPrChange, "w:rPrChange") X(WPPrChange, "w:pPrChange") X(WTblPrChange, "w:tblPrChange")             \
  X(WTrPrChange, "w:trPrChange") X(WTcPrChange, "w:tcPrChange") X(WSectPrChange, "w:sectPrChange")       \
  X(WTblPrExChange, "w:tblPrExChange") X(WTblGridChange, "w:tblGridChange")                              \
  X(WNumberingChange, "w:numberingChange") X(WTxbxContent, "w:txbxContent") X(WFfData, "w:ffData")       \
  X(WBackground, "w:background") X(WFooter, "w:ftr") X(WHeader, "w:hdr") X(WLang, "w:lang")              \
  X(MOMath, "m:oMath") X(MOMathPara, "m:oMathPara") X(MR, "m:r") X(MT, "m:t") X(MF, "m:f")               \
  X(MNum, "m:num") X(MDen, "m:den") X(MRPr, "m:rPr") X(MOMathParaPr, "m:oMathParaPr")                    \
  X(McAlternateContent, "mc:AlternateContent") X(McChoice, "mc:Choice") X(McFallback, "mc:Fallback")     \
  X(WpInline, "wp:inline") X(WpAnchor, "wp:anchor") X(WpDocPr, "wp:docPr") X(PicPic, "pic:pic")          \
  X(WpsWsp, "wps:wsp") X(WpsTxbx, "wps:txbx") X(CChart, "c:chart") X(DgmRelIds, "dgm:relIds")            \
  X(ABlip, "a:blip") X(SvgBlip, "asvg:svgBlip") X(AHlinkClick, "a:hlinkClick") X(AT, "a:t")              \
  X(CV, "c:v") X(DgmT, "dgm:t") X(VImagedata, "v:imagedata") X(VTextbox, "v:textbox")                    \
  X(VTextpath, "v:textpath") X(VFill, "v:fill") X(VRect, "v:rect") X(VRoundrect, "v:roundrect")          \
  X(VShape, "v:shape") X(VOval, "v:oval") X(VLine, "v:line") X(VPolyline, "v:polyline")                  \
  X(VArc, "v:arc") X(VCurve, "v:curve") X(VImage, "v:image") X(VShapetype, "v:shapetype")                \
  X(VGroup, "v:group") X(OOLEObject, "o:OLEObject") X(WpcWpc, "wpc:wpc") X(CxChart, "cx:chart")
// clang-format on

enum class Tag : std::uint8_t {
  Text,     // not an element
  Unknown,  // an element that no walker switches on
#define SVERKA_TAG_ENUMERATOR(tag, name) tag,
  SVERKA_DOCX_TAGS(SVERKA_TAG_ENUMERATOR)
#undef SVERKA_TAG_ENUMERATOR
};

// The tag of "w:p"; Tag::Unknown for a name that is not in the list.
Tag tag_of(std::string_view name);

}  // namespace sverka
