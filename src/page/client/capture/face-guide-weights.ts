/**
 * Weights of `faceInOval`, written by
 * `npx tsx models/face-guide/fit.ts ../shared/eval/faces/lfw ../shared/eval/pad ../shared/eval/documents/images`.
 * On people and documents they were not fitted to, a face was seen in (where it was, set of the picture):
 * - in the oval, faces: 97.2 % of 2880
 * - in the oval, pad: 100.0 % of 240
 * - too small, faces: 11.8 % of 576
 * - too small, pad: 16.7 % of 120
 * - much too small, faces: 1.4 % of 576
 * - much too small, pad: 4.2 % of 120
 * - too large, faces: 4.2 % of 576
 * - too large, pad: 1.7 % of 60
 * - much too large, faces: 0.7 % of 576
 * - much too large, pad: 0.0 % of 60
 * - off centre, faces: 5.8 % of 1152
 * - off centre, pad: 6.7 % of 120
 * - far off centre, faces: 1.2 % of 864
 * - far off centre, pad: 0.8 % of 120
 * - no face, faces: 0.7 % of 4538
 * - no face, pad: 1.1 % of 1592
 * - no face, documents: 0.5 % of 1200
 * - no face, drawn: 0.1 % of 2500
 * - in the oval, dark faces (luma 54 to 122): 96.1 % of 960
 * - in the oval, middle faces (luma 122 to 145): 98.2 % of 960
 * - in the oval, light faces (luma 146 to 190): 97.3 % of 960
 */
import type { Weights } from './face-guide.ts';

export const WEIGHTS: Weights = {
  bias: -1.556,
  units: [
    {
      offset: -76.68,
      gain: 0.01657,
      weights:
        ';E=<DO??4K:AET:?4O62>J8B5AH>3F@6IAA=FGG5F@7BEJ?>?H;;?JGL?;D=0:BCA:>B@A?:HNALEBD;FWGMAFFBKH7>EH@AJC=D;DK@>FRQAG@:GINEFKEHINMQKHGPG=HCF@DBF:D?I<@CP<O:GN;5SSMEPKD>@?HBABE@=?@GBB<HB=@DA?8FIKNBGB=@@JFEAGABFP<ACICOJD;CABAI9DDF:@GO;DB:<A?:>S=PJN@KHBBR@K?E@??K:AGE',
    },
    {
      offset: 38.23,
      gain: -0.07508,
      weights:
        'B8=HL9IDH7=8F-EAE3D?>2D@C?G<?;F@<<=:ACG>=?DA@1F@@@CBF8JCABB9CJPFFCELH8D@C7LEH=E<B/GJK>F>B9BBIHK?D?Q@FG@@?;N=LDJ<@@NAK?C6DHF>G822@GJ9DB=;FCJ:?AA8BLM?B739DFMEK5)7<E@DG>G=DKF9=<H=RLD.@DGBUK=>EE?DC?F@@@G@C>I=DCJ8JKE8CGQ<N?@7GMR=J9D:D;JKF;K9E@F9AHH9@CL;DBL9DEI?',
    },
    {
      offset: -3.098,
      gain: 0.003417,
      weights:
        '>=9<AG:H6;<;=66?6<7GF99E@B;B8<=E:A:E?987><=>6:KC<H;GJ>G7@;9:?LGDA@B:6;C<B6DBEJD7;7EIJA><8>:79ED:G8CKI8DG8:@F7H6@?6FF768FKH7IF;I<E;=8=6CD<9EFL67CBLKDL>=A<IHA>KE9@6A89G>F6859EEGJFFFG;:86H<87;@:9I=IFF<IJ@F<H:8?DGF6:8@>:J7FDD<:EFFJHA4@76G>K?>BDD::JE6A<9G?777>J',
    },
    {
      offset: 62.86,
      gain: -0.03028,
      weights:
        'N?ALG@GEP9MEH?RAK7NNNBQDQ@@IYFOQF@GGBGDLH?NLE?:AI;JJTH>AFLEK[S>EBGEJH=9GD2EDDC5GD4A;B:4=CBOFA:9A?FB<ED6=E;2=D>=GA89E>79?=89=8787CGBEDB:;EF>I<?FB:>8L<8HS616H@ACK@F;HFB@DAAC9C=DA?B==:EK:=A;@9EMCC===B;@CE<GAC>C<=BE;@?C6D>A>KDD<KBDNGFEEI5J<@<E7@AA6A>D??DC<G@;=',
    },
    {
      offset: -76.11,
      gain: 0.0168,
      weights:
        '6B>:BK=>3R8F?T>D9M70BN8H<AH65I=:F?D>FDA;@H8=EEB?>G8<9JDI@:H;/6D>B;<=??D4KN<FDE?6CTGKHLDFMG<AHFCEEBBFBAF@BFLMED>AIHOKFJEHKNIOLJCQGCGCH;E@@9I@G@?GK<R8DN>5SQN@OLJ>A<N?@E?CDBACEA@CD@AGB?6DFEK?LE9CCFG??HD>@N:CAG@HH@>F=F>P=JDL6?EG;D?;9ADA=U@QHL>LGCAR@LADAA@I;CHL',
    },
    {
      offset: 23.05,
      gain: -0.0191,
      weights:
        'AECE@;C5DAD=?6H7@DDI=<E6;FCEB:?:;@?>C=J>;BCC9CG;:B?>I?FE:B=BPGJG>AEEBBF<:BFC?IF6:>J?@?F67AM@C9F<A@=>BKF=HI<6;EF>ECG=GC@>?=H@GD:6C;9;@DJ@@?79@IGFG?7<=FST;244@GJHC968FEMO;796AEJHC9;@ETVG=33:<Q[IC@A?D=?I?@CEBAD=<?SOGFC<:DZMIAD;NAHOGE;FF@CCA>E@AEEDF?89=GNDEB>8',
    },
    {
      offset: -78.03,
      gain: 0.01514,
      weights:
        '8C?=AI?=8J8F?U4>8H4/?K=A5FI>1J<<F><BG@A4DH4BHGECF@>A?EJD?9DA-:H>B@>CD@A;JR>DGD=:JPGNCNJCJD5AFFG>BB=D;@D=@ELKAD@AFKPFAECFLMPRQOELDCFCG?H>A7K9DB8FLBJ8EH>4STMGIJD?BCLCGGBCBB>FDDDF@>>@IA<JEHNBGD5EDFCBBKB@>H;@BI@HEA?D?>;M?DJI8DFK8A?78?D?@R@SDOAMG=@W>CCD?@;O:>KJ',
    },
    {
      offset: 48.52,
      gain: -0.06321,
      weights:
        'CHGE8>BDH@@@CAD?J:DBFD@ASD:IK?:C9D:A8N>E7?AI=LEE><?J?;CLTE:JIA<K:IAH=NBD.=OFCSCJ;;EG=9BMO88BK88FAENEBG9L;NQC@GFE.CI@BHE<B6/6CD36>>?H;L;G:KIG>LG?2UUM?MJ3=HIKD@45<=BC>@AD:HFA:A>CBSUA?D=AFOOG=:79@BDA;??B@DBEBA>C@LDACCG@LD::D>8CC?8AD?6K=;C?FD:=BKCCB@?GFD?DCC=G',
    },
    {
      offset: -75.65,
      gain: 0.01671,
      weights:
        '9B;89J<C7G6EGN=B:H;2CK=?4EI95B8;A?A>FDA<C@2=JLACDI==?H?DD=E7.:G9>;?@A??:MOANG=C;KPIKGGEDHB4CCCEDD<=G?CI=@AOMHK@9AJNGCMDDHPHRMEJR;A?CMBH<=<J<I<ACL<Q?JOA4VSKFPNH?@?M>ECA>=>@IDB>>E?@F@??FHINBFB:BFDDD>L=?@KCC@E;DCC@C?A<O<JCG7BJP7F;8=A@?=F7NBMFMG>@TCLCCB@AO??ON',
    },
    {
      offset: 44.35,
      gain: -0.06477,
      weights:
        '6A?FHEJBF;?AN8BIE4CGG=IG@<>A@;JK5IIC>GEA>BC@B>7>B?><@87<8@?==>:>=FH=?B=?=>C:=B@B@:?-8G9<@GJ::F<B8E??DEA?>E1=?:J<@G-3?G?@ID./>C?=HIFEEGDEDIAKDJS:BH)EEGKFC<)7ENFSJNHGGECCIJKAGE@:FPKCMK?1OQIPKE@BECD=BDIHC@G:FDG@BJG8BCC>NDBANB=BFGJPLHDBG?LAA;?@>G>5F>FDFLA9EDFD',
    },
  ],
};
