/**
 * Weights of `faceInOval`, written by
 * `npx tsx models/face-guide/fit.ts ../shared/eval/faces/lfw ../shared/eval/pad ../shared/eval/documents/images`.
 * They were learnt from drawn people and rooms alone; what is drawn, how they are fitted and how many faces may be missed was
 * chosen by the figures on photos of two thirds of the people and documents. On photos of the others a face was seen in (where
 * it was, set of the photo):
 * - in the oval, faces: 91.9 % of 4120
 * - in the oval, pad: 94.4 % of 360
 * - too small, faces: 16.0 % of 824
 * - too small, pad: 25.6 % of 180
 * - much too small, faces: 3.5 % of 824
 * - much too small, pad: 4.4 % of 180
 * - too large, faces: 5.3 % of 824
 * - too large, pad: 1.1 % of 90
 * - much too large, faces: 1.2 % of 824
 * - much too large, pad: 0.0 % of 90
 * - off centre, faces: 7.8 % of 1648
 * - off centre, pad: 16.7 % of 180
 * - far off centre, faces: 2.8 % of 1236
 * - far off centre, pad: 2.8 % of 180
 * - no face, faces: 1.2 % of 6579
 * - no face, pad: 2.5 % of 2389
 * - no face, documents: 1.0 % of 1800
 * - in the oval, dark faces (luma 54 to 122): 91.9 % of 1373
 * - in the oval, middle faces (luma 122 to 144): 93.2 % of 1373
 * - in the oval, light faces (luma 144 to 194): 90.7 % of 1374
 */
import type { Weights } from './face-guide.ts';

export const WEIGHTS: Weights = {
  bias: -0.4544,
  units: [
    {
      offset: -97.5,
      gain: 0.007633,
      weights:
        '<B===GEE>M<;=L<?=K=<8M666C=94H78A@@??EC;JH=:EHG:JC?7AGI>===85>E>BBA;FD?=LGC?KHL7MFHJKIVBHEERICWFAFB;FEA<EHKDIHF@AGTNFINNIMT[QKNNA>D@BAE=>>C@BADG=;HE=KHIHMRJCRPJ@@E?=GB9@<:HDD>DC7;LBGCJGLQMBNNG?CG<?F=;C>DCFE;G?=@IIA=M?ELGFFCJ<CI:@HC7AJE7KGCF>IH:N=FH;FH;D=BI',
    },
    {
      offset: 80.21,
      gain: -0.02093,
      weights:
        'B=<=DCADC8<@D<HFA;@BG:GED?FDG9DC;??<ECCG98>HA@FDB<:MFAIHHA8FJCKM?CFA?DEC7<FM?ACF;<GREB<@DDAHJC:B:BG<;>E;8BL@;AE>>DOH>;;9BLNHB904<C@7AEF=?IE39HH<HTK9:=G9AIIDC=94C=>AC@FBBHG39GN8LP>,5HT=G>;7GKGBIBADF=DHEFE?>EL2LK?68LQ0QG8;CIO?I>8GF:DSD==GAEF:F>:A?PD1RA3@IKI;',
    },
    {
      offset: -98.48,
      gain: 0.007276,
      weights:
        '<D;>;FDD:I:;;K<><G8:5K787A886H8;B??>=ED=FE<9DFG;G@>8@GH?>?<95?E?BC?9GC?=JHB>JGJ7KGIIHGVBJFFSKCWGBE@9FF?=DGKCIGD@BISMEKOLIOV[SLNO@=B?BBF?><@@B>DH><IG=JGIIMRMCROI@@BA?HA9B;9FDD=CC6:KBGCIILOMBPOHABG>>D=<C<BDEC9G>:AGH@;M?FKGCDBI;BI9?EB5?HC8KFAC@GF9M=CG8DH<B<AH',
    },
    {
      offset: 74.54,
      gain: -0.0214,
      weights:
        'G<FIF;@EE8IKA.FK@4JLA+GLG7FGJ5EFA?FHB:EM98IK91HT79HL=7EM?BHLGCHH?<CI9:JO66DG87IT=@BCBFHMCDF?GOHK:=FG6<GG7<FD:=GCFACGIJI>IE@@JMIB=<>?7=?E<<C;;C@>ABJ@HHD?@BHIK?=BA:?=<BBJ9:F5>GI>9@G4FMQ=C;@9IIIFA@?ACHGE;FD<=JK5@ML?AJE+LPKGE@A6DB<GEEBECC@D>GB8ED=B:G;3LH;HEB94',
    },
    {
      offset: -99,
      gain: 0.007177,
      weights:
        '=D<=<EDE;K;;;K==<I9;7K787B;74I8:C?>?>EC<HF=9CGF9HB>9@GI?=?<95>F>AAA8FD?<JHA?KGK7LEHKIIWBHGFRJCWGCE@;EF?<DHLCIGF@BGUNDIOMJMU[RJON?>B?BAF?><@@C?CH<<HE=IGIGMQKBRQJ>ACA>GA9@<:GCB?DB7;KAGCHGMPLCOOG@BF=?D>:B;BDFD:H?:@HH?;M>FLGEFAI<CH:AHC6AHE6JGCE?HH:M=CI9DH:B<AH',
    },
    {
      offset: 73.43,
      gain: -0.01908,
      weights:
        'B?<;BBCDC8;>A:GG?9@>D7EDC<B=D<EB;F@@CFDC8<@E<BEF;<<H@AFGCD>DGEIJ:GGG=EF?6@GG;CA@>ACHAD:>EGEEJJ<B7DHA;CF:7CH=9CC9BFICEE=3CHGAFC:8=E@6>HC7?LH9<KE3CRM=FIF5@GGFKD=<EEA;BDCAALO6:HI4DZX:@FH0FSRHL@78HFAABAGKEMF85DO7LUM;6HO2NSID@AE:IC;FA<DPED>B5BF=HC9?4MK:RF5BAKL>',
    },
    {
      offset: -91.76,
      gain: 0.007307,
      weights:
        '@G@A=IEE@S@>@M==>N??;M888CA=8H7:GFBAAEC=NLA<FJF:JFC:AII?=AD:5@D?FEC:GCA>OKFBLIL:MHIJJHXBIGGOICWGHIA<FEB@GKLDIJGCCJVOFKOOILU[PKNNEAE?ABGBA>DAB@CH==JF>KHHHLQLCPPJEDDA>HC<C<;HDD@EB6=KBHDHHMOLCONGBDH=>E=;E>DBGD<IB<AHIA=N?FKHDEBK=FI:AHC9BKG8LFCH@JI;N=EI;FI<D=CJ',
    },
    {
      offset: 65.1,
      gain: -0.02194,
      weights:
        'N<@FH;@DJ:BJH0CIJ7FJH.@JK8AFJ8BEGBAFB=@H?;DK:5>K==GL?<;F?BJMGE?CA=@E;=CF9:@=7;?L>AA=>C9A?EI>DJ:B<>DB=<??9A?<=?=:DC;>GFB8BB<;GKF>B@??CD;=>FBADHC:?LIBNLI>>HFJMDEBDDGCEI;@?GR>CGB;?X[AKEC6EWWNP=7;=DEFFHB<@GH?:DE6FRO@?A:/OWKKG415BD?IF@A<BB@F;>A9KD;D8A==UJ9IEC8<',
    },
    {
      offset: -151.4,
      gain: 0.0002914,
      weights:
        '@?8>0;D5J@@DF<B7?H<;BJ@6KE?;A?AD;8??B8J7;><D>H@CJ93K:96G2L5<FLCKF7?;B>D7HDB6JB8B5<L>I;<67?>==B:>C:BKFI<8@AK>K6<=<9:CD5>=JCF<E@>F:EB9H8<ID>66?E=>KBB<686B4KBC22IBDFC?GGG8:;8JF;D?:G56B==H:9;59J87IDB<577A5CDA98FI?I>6KD<;A>DF<@9HCC:D=I?:C>6EGAA>3A7<:B=C7EC>H<78',
    },
    {
      offset: 67.75,
      gain: -0.02592,
      weights:
        'AAFHDCG<C;?CDBIEIC=CHAKILF=FNDFI>CBBBDA=AD<?@A:?CI;EDC;AJIAJNE;A?IAA@C;8AF=>>D7<@G?7:A=GDHB88?4EBB;@ADFCD@0;AEC@HF*+8?:@E>))3?8@EGACEDFBGH;@HJJ?ND)3FHGEN6)-AJHLGFECD?DCHLEALIC@GPA?JHC?HB6<AAHGC==>@HGEB=<BGJC@A???CJF@?7:<AHIACA?=<G?BB7=FCG<B?4DM?E>F@8EHDC@D',
    },
  ],
};
